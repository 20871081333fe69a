package io.clicktrail.postback.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOrigin;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.DeliveryEvent.Postback;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Money;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.OfferId;
import io.clicktrail.postback.delivery.Delivery.Credit;
import io.clicktrail.postback.network.ConversionStatus;
import io.clicktrail.transport.trace.Trace;

/** Deliveries of nobody, to see and try how networks are called. */
final class Examples {

    private static final Duration CLICKED_BEFORE = Duration.ofMinutes(2);
    private static final int SUBS = 10;

    private Examples() {}

    /** @param id by which the network may tell it from others; it stands for the conversion, too */
    static Delivery of(NetworkId network, ConversionStatus status, UUID id, Instant now) {
        var postback = new Postback(
                id,
                new ConversionId(id),
                1,
                ClickId.of(now, new byte[ClickId.RANDOM_BYTES]),
                new OfferId("example"),
                network,
                status.wireName());
        return new Delivery(postback, status, credit(status, now), Trace.start());
    }

    private static Credit credit(ConversionStatus status, Instant now) {
        boolean sale = status == ConversionStatus.SALE || status == ConversionStatus.REBILL;
        return new Credit(
                sale ? Delivery.SALE : Goal.JOIN_CHANNEL.wireName(),
                Money.of("1.50", "USD"),
                true,
                "test-click-id",
                IntStream.rangeClosed(1, SUBS)
                        .boxed()
                        .collect(Collectors.toUnmodifiableMap(number -> "sub" + number, number -> "test-" + number)),
                now,
                "0123456789abcdef0123456789abcdef",
                now.minus(CLICKED_BEFORE),
                new ClickOrigin(
                        Map.of("source", "test", "medium", "cpc", "campaign", "test"), "KZ", "phone", null, null),
                Money.of("3.00", "USD"));
    }
}
