package io.clicktrail.click;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Money;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;

/** Offers for tests: one sensible offer, and what may differ from it. */
public record Offers(
        String slug,
        Offer.Status status,
        List<Offer.Hours> schedule,
        Offer.Audience audience,
        @Nullable String fallback,
        @Nullable NetworkId network) {

    public static Offers anOffer() {
        return new Offers(
                "spring-sale",
                Offer.Status.ACTIVE,
                List.of(),
                Offer.Audience.EVERYBODY,
                null,
                new NetworkId("some-network"));
    }

    public Offers called(String other) {
        return new Offers(other, status, schedule, audience, fallback, network);
    }

    public Offers that(Offer.Status other) {
        return new Offers(slug, other, schedule, audience, fallback, network);
    }

    public Offers during(Offer.Hours hours) {
        return new Offers(slug, status, List.of(hours), audience, fallback, network);
    }

    public Offers of(Offer.Audience other) {
        return new Offers(slug, status, schedule, other, fallback, network);
    }

    public Offers fallingBackTo(String url) {
        return new Offers(slug, status, schedule, audience, url, network);
    }

    public Offers withoutNetwork() {
        return new Offers(slug, status, schedule, audience, fallback, null);
    }

    public OfferChanged published() {
        return new OfferChanged(EventId.derived(Instant.EPOCH, slug), Instant.EPOCH, now());
    }

    public Offer now() {
        return new Offer(
                new OfferId(slug),
                "Spring sale",
                "https://t.me/sportschannel",
                Goal.JOIN_CHANNEL,
                "@sportschannel",
                null,
                new Offer.Rate(BigDecimal.ONE, BigDecimal.TWO, "XTR"),
                Money.of("1.50", "USD"),
                Offer.Caps.NONE,
                schedule,
                ZoneId.of("Europe/Moscow"),
                null,
                Duration.ZERO,
                Duration.ofDays(7),
                Duration.ofDays(7),
                Duration.ofDays(1),
                false,
                null,
                audience,
                1,
                fallback,
                network,
                status,
                Instant.EPOCH);
    }
}
