package io.clicktrail.click.redirect;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Goal;
import io.clicktrail.event.Money;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;

/** Offers for tests: one sensible offer, and what may differ from it. */
record Offers(
        Offer.Status status,
        List<Offer.Hours> schedule,
        @Nullable String fallback,
        @Nullable NetworkId network) {

    static Offers anOffer() {
        return new Offers(Offer.Status.ACTIVE, List.of(), null, new NetworkId("some-network"));
    }

    Offers that(Offer.Status other) {
        return new Offers(other, schedule, fallback, network);
    }

    Offers during(Offer.Hours hours) {
        return new Offers(status, List.of(hours), fallback, network);
    }

    Offers fallingBackTo(String url) {
        return new Offers(status, schedule, url, network);
    }

    Offers withoutNetwork() {
        return new Offers(status, schedule, fallback, null);
    }

    Offer now() {
        return new Offer(
                new OfferId("spring-sale"),
                "Spring sale",
                "https://t.me/sportschannel",
                Goal.JOIN_CHANNEL,
                "@sportschannel",
                new Offer.Rate(BigDecimal.ONE, BigDecimal.TWO, "XTR"),
                Money.of("1.50", "USD"),
                new Offer.Caps(0, null),
                schedule,
                ZoneId.of("Europe/Moscow"),
                Duration.ZERO,
                Duration.ofDays(7),
                Duration.ofDays(7),
                Duration.ofDays(1),
                false,
                Offer.Audience.EVERYBODY,
                1,
                fallback,
                network,
                status,
                Instant.EPOCH);
    }
}
