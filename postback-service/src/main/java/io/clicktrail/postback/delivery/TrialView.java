package io.clicktrail.postback.delivery;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.clicktrail.postback.delivery.AttemptResult.Answered;
import io.clicktrail.postback.delivery.AttemptResult.Unanswered;
import io.clicktrail.postback.network.SuccessRule;

/**
 * What came of a call that was made for a trial.
 *
 * @param test always true: no conversion stands behind it, and it is kept nowhere
 * @param sent what was sent; where nothing was, why
 * @param success whether a postback that is answered so counts as delivered
 * @param error why there is no answer
 * @param answer the first of its body
 */
record TrialView(
        boolean test,
        PreviewView sent,
        boolean success,
        @Nullable Integer httpStatus,
        @Nullable Duration latency,
        @Nullable String error,
        @Nullable String answer) {

    static TrialView notSent(PreviewView why) {
        return new TrialView(true, why, false, null, null, why.reason(), null);
    }

    static TrialView of(PreviewView sent, Attempt attempt, SuccessRule rule) {
        return switch (attempt.result()) {
            case Answered(int status, String _, String body) ->
                new TrialView(true, sent, rule.isMet(status, body), status, attempt.latency(), null, body);
            case Unanswered(AttemptResult.Fault fault) ->
                new TrialView(true, sent, false, null, attempt.latency(), fault.wireName(), null);
        };
    }
}
