package io.clicktrail.bot.answer;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

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
        return offer(slug, goal, place, hold, Offer.Status.ACTIVE);
    }

    public static Offer offer(String slug, Goal goal, String place, Offer.Status status) {
        return offer(slug, goal, place, Duration.ZERO, status);
    }

    private static Offer offer(String slug, Goal goal, String place, Duration hold, Offer.Status status) {
        return new Offer(
                new OfferId(slug),
                "Offer's {0} name",
                "https://t.me/sportschannel",
                goal,
                place,
                null,
                new Offer.Rate(BigDecimal.ONE, BigDecimal.TWO, "USD"),
                Money.of("1", "USD"),
                new Offer.Caps(0, null),
                List.of(),
                ZoneOffset.UTC,
                null,
                hold,
                Duration.ZERO,
                Duration.ofDays(7),
                Duration.ofDays(1),
                false,
                Offer.Audience.EVERYBODY,
                1,
                null,
                null,
                status,
                Instant.parse("2026-11-01T00:00:00Z"));
    }
}
