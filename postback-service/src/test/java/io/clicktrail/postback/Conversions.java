package io.clicktrail.postback;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOrigin;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.ConversionEvent;
import io.clicktrail.event.ConversionEvent.ConversionApproved;
import io.clicktrail.event.ConversionEvent.ConversionPending;
import io.clicktrail.event.ConversionEvent.ConversionRejected;
import io.clicktrail.event.ConversionEvent.ConversionReversed;
import io.clicktrail.event.ConversionEvent.SaleCredited;
import io.clicktrail.event.ConversionEvent.SaleReversed;
import io.clicktrail.event.ConversionEvent.Undoing;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.CreditedSale;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Money;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.OfferId;

/** Conversions as attribution tells of them. */
public final class Conversions {

    private static final Instant ACTED_AT = Instant.parse("2026-11-21T10:00:00Z");

    private Conversions() {}

    public static Conversion conversionOf(@Nullable String network, @Nullable String networkClickId) {
        byte[] random = new byte[ClickId.RANDOM_BYTES];
        ThreadLocalRandom.current().nextBytes(random);
        long user = ThreadLocalRandom.current().nextLong(1L << 40);
        var offer = new OfferId("spring");
        return new Conversion(
                ConversionId.of(offer, Goal.JOIN_CHANNEL, user, "-1001"),
                1,
                ClickId.of(ACTED_AT, random),
                offer,
                Goal.JOIN_CHANNEL,
                user,
                "-1001",
                true,
                Money.of("20", "XTR"),
                Money.of("1.50", "USD"),
                network == null ? null : new NetworkId(network),
                networkClickId,
                Map.of("sub1", "источник & co", "sub2", "{banner}"),
                ACTED_AT.minusSeconds(90),
                ACTED_AT,
                new ClickOrigin(Map.of("source", "tg ads"), "KZ", "phone", null, "v-" + user));
    }

    public static ConversionEvent pending(Conversion conversion) {
        return new ConversionPending(eventId(conversion, "pending"), ACTED_AT, conversion);
    }

    public static ConversionEvent approved(Conversion conversion) {
        return new ConversionApproved(eventId(conversion, "approved"), ACTED_AT, conversion);
    }

    public static ConversionEvent rejected(Conversion conversion) {
        return new ConversionRejected(eventId(conversion, "rejected"), ACTED_AT, conversion, Undoing.LEFT);
    }

    public static ConversionEvent reversed(Conversion conversion) {
        return new ConversionReversed(eventId(conversion, "reversed"), ACTED_AT, conversion, Undoing.LEFT);
    }

    /** So many approved ones, with the network's click ids {@code c0}, {@code c1}, ... */
    public static List<ConversionEvent> approvedOnes(String network, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> approved(conversionOf(network, "c" + i)))
                .toList();
    }

    /** Somebody bought for 99.90 rubles, brought by a click of the network. */
    public static CreditedSale saleOf(String network, String networkClickId, boolean rebill) {
        Conversion click = conversionOf(network, networkClickId);
        return new CreditedSale(
                click.id(),
                1,
                click.click(),
                click.offer(),
                "crm",
                "lead-" + click.user(),
                click.user(),
                rebill,
                Money.of("99.90", "RUB"),
                "course",
                click.network(),
                networkClickId,
                click.subs(),
                click.clickedAt(),
                ACTED_AT,
                click.origin());
    }

    public static ConversionEvent credited(CreditedSale sale) {
        return new SaleCredited(EventId.derived(ACTED_AT, sale.id().toString(), "credited"), ACTED_AT, sale);
    }

    public static ConversionEvent reversed(CreditedSale sale) {
        return new SaleReversed(
                EventId.derived(ACTED_AT, sale.id().toString(), "sale reversed"), ACTED_AT, sale, Undoing.TAKEN_BACK);
    }

    private static EventId eventId(Conversion conversion, String status) {
        return EventId.derived(ACTED_AT, conversion.id().toString(), status);
    }
}
