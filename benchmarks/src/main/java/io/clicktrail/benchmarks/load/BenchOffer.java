package io.clicktrail.benchmarks.load;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Money;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;

/** The offer that is clicked on: of a network, at all hours, for some countries. */
public final class BenchOffer {

    /** Where it is clicked on, with the click id of its network as {@code uid}. */
    public static final String PATH = "/click/bench";

    private static final Offer OFFER = new Offer(
            new OfferId("bench"),
            "Benchmark",
            "https://t.me/some_channel",
            Goal.JOIN_CHANNEL,
            "@some_channel",
            null,
            new Offer.Rate(BigDecimal.ONE, BigDecimal.TWO, "XTR"),
            Money.of("1", "USD"),
            Offer.Caps.NONE,
            List.of(),
            ZoneOffset.UTC,
            null,
            Duration.ZERO,
            Duration.ofDays(1),
            Duration.ofDays(1),
            Duration.ofDays(1),
            false,
            null,
            new Offer.Audience(Set.of("DE", "KZ", "RU"), false),
            1,
            null,
            new NetworkId("bench-network"),
            Offer.Status.ACTIVE,
            Instant.EPOCH);

    private BenchOffer() {}

    public static void publish(String bootstrap) {
        EventId event = EventId.of(Instant.EPOCH, 1, 1);
        new EventPublisher(bootstrap).publish(List.of(new OfferChanged(event, Instant.EPOCH, OFFER)));
    }
}
