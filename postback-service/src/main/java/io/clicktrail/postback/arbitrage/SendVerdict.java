package io.clicktrail.postback.arbitrage;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.clicktrail.postback.arbitrage.CallResult.Answered;
import io.clicktrail.postback.arbitrage.CallResult.Blocked;
import io.clicktrail.postback.arbitrage.CallResult.Unanswered;
import io.clicktrail.postback.delivery.RetryAfter;
import io.clicktrail.postback.delivery.RetrySchedule;

/** What follows from a call. */
sealed interface SendVerdict {

    record Delivered() implements SendVerdict {}

    record RetryIn(Duration pause, String reason) implements SendVerdict {}

    /** No more: the schedule is used up, or the tracker refuses it. */
    record Exhausted(String reason) implements SendVerdict {}

    record Undeliverable(String reason) implements SendVerdict {}

    /** What of 4xx may pass: request timeout, too early, too many requests. */
    Set<Integer> PASSING = Set.of(408, 425, 429);

    /**
     * A click URL answers with a redirect to the advertiser's page, which nobody follows: 3xx is success, too.
     *
     * @param attempts how many there have been in this round, this one included
     * @param chance from 0 to 1, for the jitter
     */
    static SendVerdict of(CallResult result, int attempts, RetrySchedule schedule, Instant now, double chance) {
        return switch (result) {
            case Answered(int status, String _) when status >= 200 && status < 400 -> new Delivered();
            case Answered(int status, String _) when isFinal(status) -> new Exhausted("http_" + status);
            case Answered(int status, String retryAfter) ->
                again(schedule.next(attempts, RetryAfter.parse(retryAfter, now), chance), "http_" + status);
            case Unanswered(String fault) -> again(schedule.next(attempts, null, chance), fault);
            case Blocked() -> new Undeliverable("blocked_address");
        };
    }

    private static boolean isFinal(int status) {
        return status >= 400 && status < 500 && !PASSING.contains(status);
    }

    private static SendVerdict again(@Nullable Duration pause, String reason) {
        return pause == null ? new Exhausted(reason) : new RetryIn(pause, reason);
    }
}
