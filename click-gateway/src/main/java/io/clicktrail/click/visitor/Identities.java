package io.clicktrail.click.visitor;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.EventId;

/** New identities of clicks, which nobody can guess, and of events, which nobody needs to. */
public final class Identities {

    private final Consumer<byte[]> secret;
    private final LongSupplier ordinary;

    /**
     * @param secret fills the bytes from a cryptographic source
     * @param ordinary random numbers that need not be secret
     */
    public Identities(Consumer<byte[]> secret, LongSupplier ordinary) {
        this.secret = secret;
        this.ordinary = ordinary;
    }

    public ClickId click(Instant moment) {
        byte[] random = new byte[ClickId.RANDOM_BYTES];
        secret.accept(random);
        return ClickId.of(moment, random);
    }

    public EventId event(Instant moment) {
        return EventId.of(moment, ordinary.getAsLong(), ordinary.getAsLong());
    }
}
