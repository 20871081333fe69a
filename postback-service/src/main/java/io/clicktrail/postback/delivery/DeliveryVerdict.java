package io.clicktrail.postback.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.clicktrail.postback.delivery.AttemptResult.Answered;
import io.clicktrail.postback.delivery.AttemptResult.Fault;
import io.clicktrail.postback.delivery.AttemptResult.Unanswered;
import io.clicktrail.postback.network.SuccessRule;

/** What follows from an attempt. */
sealed interface DeliveryVerdict {

    /** The network has taken it. */
    record Delivered() implements DeliveryVerdict {}

    /** Once more, after the pause. */
    record RetryIn(Duration pause, String reason) implements DeliveryVerdict {}

    /** Not yet: the network may not be called at this hour. Nothing was sent. */
    record Postponed(Instant until) implements DeliveryVerdict {}

    /** No more: the schedule is used up, or the network refuses it for good. */
    record Exhausted(String reason) implements DeliveryVerdict {}

    /** It cannot be sent. */
    record Undeliverable(String reason) implements DeliveryVerdict {}

    /** 410: the network wants no postbacks any more, this one or others. */
    record NetworkGone() implements DeliveryVerdict {}

    /** The network does not want to hear of this status. */
    record Unwanted() implements DeliveryVerdict {}

    /** What people and programs read beside the state; null where there is nothing to explain. */
    default @Nullable String reason() {
        return switch (this) {
            case Delivered _ -> null;
            case RetryIn(Duration _, String reason) -> reason;
            case Postponed _ -> OUTSIDE_SCHEDULE;
            case Exhausted(String reason) -> reason;
            case Undeliverable(String reason) -> reason;
            case NetworkGone _ -> "gone";
            case Unwanted _ -> "status_not_wanted";
        };
    }

    default DeliveryState state() {
        return switch (this) {
            case Delivered _ -> DeliveryState.DELIVERED;
            case RetryIn _, Postponed _ -> DeliveryState.PENDING;
            case Exhausted _ -> DeliveryState.EXHAUSTED;
            case Undeliverable _ -> DeliveryState.UNDELIVERABLE;
            case NetworkGone _ -> DeliveryState.EXHAUSTED;
            case Unwanted _ -> DeliveryState.IGNORED;
        };
    }

    String OUTSIDE_SCHEDULE = "outside_schedule";
    int GONE = 410;
    /** What of 4xx may pass: request timeout, too early, too many requests. */
    Set<Integer> PASSING = Set.of(408, 425, 429);

    /**
     * @param success by which answer the network says that it has taken it
     * @param attempts how many there have been in this round, this one included
     * @param chance from 0 to 1, for the jitter
     */
    static DeliveryVerdict of(
            AttemptResult result,
            SuccessRule success,
            int attempts,
            RetrySchedule schedule,
            Instant now,
            double chance) {
        return switch (result) {
            case Answered(int status, String _, String body) when success.isMet(status, body) -> new Delivered();
            case Answered(int status, String _, String _) when status == GONE -> new NetworkGone();
            case Answered(int status, String _, String _) when isFinal(status) -> new Exhausted(reasonOf(status));
            case Answered(int status, String retryAfter, String _) -> {
                String reason = success.concerns(status) ? "answer_not_success" : reasonOf(status);
                yield again(schedule.next(attempts, RetryAfter.parse(retryAfter, now), chance), reason);
            }
            case Unanswered(Fault fault) when fault == Fault.BLOCKED_ADDRESS -> new Undeliverable(fault.wireName());
            case Unanswered(Fault fault) -> again(schedule.next(attempts, null, chance), fault.wireName());
        };
    }

    private static DeliveryVerdict again(@Nullable Duration pause, String reason) {
        return pause == null ? new Exhausted(reason) : new RetryIn(pause, reason);
    }

    private static boolean isFinal(int status) {
        return status >= 400 && status < 500 && !PASSING.contains(status);
    }

    private static String reasonOf(int status) {
        return status >= 300 && status < 400 ? "redirect_refused" : "http_" + status;
    }
}
