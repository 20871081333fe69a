package io.clicktrail.postback.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.DeliveryEvent;
import io.clicktrail.event.DeliveryEvent.Postback;
import io.clicktrail.event.DeliveryEvent.PostbackAttemptFailed;
import io.clicktrail.event.DeliveryEvent.PostbackDelivered;
import io.clicktrail.event.DeliveryEvent.PostbackExhausted;
import io.clicktrail.event.EventId;
import io.clicktrail.postback.delivery.AttemptResult.Answered;
import io.clicktrail.postback.delivery.AttemptResult.Unanswered;
import io.clicktrail.postback.delivery.DeliveryVerdict.RetryIn;

/**
 * A claimed delivery after its turn: what is to be recorded and said.
 *
 * @param attempt absent where nothing was sent
 * @param at when it was decided
 */
record FinishedDelivery(PendingDelivery pending, @Nullable Attempt attempt, DeliveryVerdict verdict, Instant at) {

    /** How many attempts there have been in all. */
    int attempts() {
        return attempt == null ? pending.attempts() : pending.attempts() + 1;
    }

    int roundAttempts() {
        return attempt == null ? pending.roundAttempts() : pending.roundAttempts() + 1;
    }

    /** When it is due again; of no meaning once it is over. */
    Instant dueAt() {
        return switch (verdict) {
            case RetryIn(Duration pause, String _) -> at.plus(pause);
            case DeliveryVerdict.Postponed(Instant until) -> until;
            default -> at;
        };
    }

    /** What the other services are told, in this order. */
    List<DeliveryEvent> events() {
        return switch (verdict) {
            case DeliveryVerdict.Delivered _ -> List.of(taken());
            case RetryIn retry -> List.of(failed(retry.reason(), dueAt()));
            case DeliveryVerdict.Exhausted(String reason) -> givenUp(reason);
            case DeliveryVerdict.Undeliverable(String reason) -> givenUp(reason);
            case DeliveryVerdict.NetworkGone _ -> givenUp("gone");
            case DeliveryVerdict.Unwanted _, DeliveryVerdict.Postponed _ -> List.of();
        };
    }

    private DeliveryEvent taken() {
        Attempt made = Objects.requireNonNull(attempt);
        return new PostbackDelivered(
                idOf("delivered"), at, postback(), attempts(), Objects.requireNonNull(httpStatus()), made.latency());
    }

    private DeliveryEvent failed(String reason, @Nullable Instant next) {
        return new PostbackAttemptFailed(idOf("failed"), at, postback(), attempts(), httpStatus(), reason, next);
    }

    private List<DeliveryEvent> givenUp(String reason) {
        DeliveryEvent end = new PostbackExhausted(idOf("exhausted"), at, postback(), attempts(), reason);
        return attempt == null
                ? List.of(end)
                : Stream.of(failed(reason, null), end).toList();
    }

    @Nullable
    Integer httpStatus() {
        return attempt != null && attempt.result() instanceof Answered answered ? answered.status() : null;
    }

    /** The fault in place of an answer, if so. */
    @Nullable
    String fault() {
        return attempt != null && attempt.result() instanceof Unanswered(AttemptResult.Fault fault)
                ? fault.wireName()
                : null;
    }

    private Postback postback() {
        return pending.delivery().postback();
    }

    /** A repeat of the same work says the same words: it is known by its delivery, attempt and round. */
    private EventId idOf(String what) {
        return EventId.derived(
                at, what, postback().id().toString(), Integer.toString(attempts()), Integer.toString(pending.round()));
    }
}
