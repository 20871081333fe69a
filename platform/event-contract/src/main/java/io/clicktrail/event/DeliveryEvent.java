package io.clicktrail.event;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** How postbacks fare. Topic {@code postbacks}, written by postback-service. */
public sealed interface DeliveryEvent extends TrackingEvent {

    Postback postback();

    @Override
    default Topic topic() {
        return Topic.POSTBACKS;
    }

    @Override
    default String partitionKey() {
        return postback().conversion().toString();
    }

    /**
     * One message to one network about one state of one conversion, or of one sale.
     *
     * @param id the same on every attempt, so that the receiver can drop repeats
     * @param conversion the conversion's id, or the sale's
     * @param status {@code pending}, {@code approved}, {@code rejected}, {@code reversed}, {@code sale} or {@code rebill}
     */
    record Postback(
            UUID id,
            ConversionId conversion,
            int revision,
            ClickId click,
            OfferId offer,
            NetworkId network,
            String status) {}

    /** The network has taken it. */
    @EventType("postback.delivered.v1")
    record PostbackDelivered(
            EventId id, Instant occurredAt, Postback postback, int attempt, int httpStatus, Duration latency)
            implements DeliveryEvent {}

    /**
     * An attempt failed.
     *
     * @param httpStatus absent where no answer came
     * @param nextAttemptAt absent where there will be none
     */
    @EventType("postback.attempt_failed.v1")
    record PostbackAttemptFailed(
            EventId id,
            Instant occurredAt,
            Postback postback,
            int attempt,
            @Nullable Integer httpStatus,
            String reason,
            @Nullable Instant nextAttemptAt)
            implements DeliveryEvent {}

    /** It will not be tried again, unless somebody replays it by hand. */
    @EventType("postback.exhausted.v1")
    record PostbackExhausted(EventId id, Instant occurredAt, Postback postback, int attempts, String reason)
            implements DeliveryEvent {}
}
