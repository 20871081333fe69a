package io.clicktrail.postback.control;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickOrigin;
import io.clicktrail.event.Money;
import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.network.ConversionStatus;

/** Conversions for the pure rules: a premium user from Russia, on a phone, three seconds after the click. */
final class Subjects {

    static final NetworkId NETWORK = new NetworkId("adnet");
    static final Instant ACTED_AT = Instant.parse("2026-11-21T22:30:00Z");
    private static final ClickOrigin ORIGIN = new ClickOrigin(Map.of("source", "tg ads"), "RU", "phone", null, "v-1");

    private Subjects() {}

    static Subject subject() {
        return of(new UUID(0, 1), 1, ConversionStatus.PENDING, ORIGIN, ACTED_AT);
    }

    static Subject withoutOrigin() {
        return of(new UUID(0, 1), 1, ConversionStatus.PENDING, null, ACTED_AT);
    }

    /** A step of the one thread. */
    static Subject step(int revision, ConversionStatus status) {
        return of(new UUID(0, 1), revision, status, ORIGIN, ACTED_AT);
    }

    /** Another conversion of the same visitor. */
    static Subject another(long conversion, Instant actedAt) {
        return of(new UUID(0, conversion), 1, ConversionStatus.APPROVED, ORIGIN, actedAt);
    }

    private static Subject of(
            UUID conversion, int revision, ConversionStatus status, @Nullable ClickOrigin origin, Instant actedAt) {
        return new Subject(
                new UUID(1, conversion.getLeastSignificantBits()),
                conversion,
                revision,
                status,
                NETWORK,
                "spring",
                "join_channel",
                Money.of("1.50", "USD"),
                true,
                Map.of("sub1", "banner-7"),
                origin == null ? null : actedAt.minusMillis(3_000),
                actedAt,
                origin);
    }
}
