package io.clicktrail.bot;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.EventId;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.Visitor;

/** Clicks as the click-gateway registers them. */
public final class Clicks {

    private Clicks() {}

    public static ClickRegistered click(String offer) {
        Instant now = Instant.now();
        byte[] random = new byte[ClickId.RANDOM_BYTES];
        ThreadLocalRandom.current().nextBytes(random);
        return new ClickRegistered(
                EventId.of(now, random[0], random[1]),
                now,
                ClickId.of(now, random),
                new OfferId(offer),
                null,
                ClickOutcome.ACCEPTED,
                null,
                null,
                Map.of(),
                Map.of(),
                Visitor.nameless("visitor"));
    }
}
