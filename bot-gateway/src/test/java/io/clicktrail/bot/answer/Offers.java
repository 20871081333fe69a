package io.clicktrail.bot.answer;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Goal;
import io.clicktrail.event.Money;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;

/** Offers for tests. */
public final class Offers {

    private Offers() {}

    public static Offer offer(String slug, Goal goal, Offer.Status status) {
        return offer(slug, goal, "@sportschannel", status);
    }

    public static Offer holding(String slug, Goal goal, String place, Duration hold) {
        return offer(slug, goal, place, null, hold, Offer.Status.ACTIVE);
    }

    public static Offer offer(String slug, Goal goal, String place, Offer.Status status) {
        return offer(slug, goal, place, null, Duration.ZERO, status);
    }

    public static Offer entered(String slug, String place, Offer.Entry entry) {
        return offer(slug, Goal.JOIN_CHANNEL, place, entry, Duration.ZERO, Offer.Status.ACTIVE);
    }

    private static Offer offer(
            String slug, Goal goal, String place, Offer.@Nullable Entry entry, Duration hold, Offer.Status status) {
        return new Offer(
                new OfferId(slug),
                "Offer's {0} name",
                "https://t.me/sportschannel",
                goal,
                place,
                entry,
                new Offer.Rate(BigDecimal.ONE, BigDecimal.TWO, "USD"),
                Money.of("1", "USD"),
                Offer.Caps.NONE,
                List.of(),
                ZoneOffset.UTC,
                null,
                hold,
                Duration.ZERO,
                Duration.ofDays(7),
                Duration.ofDays(1),
                false,
                null,
                Offer.Audience.EVERYBODY,
                1,
                null,
                null,
                status,
                Instant.parse("2026-11-01T00:00:00Z"));
    }
}
