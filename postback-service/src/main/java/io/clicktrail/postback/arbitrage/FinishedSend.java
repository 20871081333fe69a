package io.clicktrail.postback.arbitrage;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.clicktrail.postback.arbitrage.CallResult.Answered;
import io.clicktrail.postback.arbitrage.CallResult.Blocked;
import io.clicktrail.postback.arbitrage.CallResult.Unanswered;
import io.clicktrail.postback.arbitrage.SendVerdict.RetryIn;

/** A send after its turn: what is to be recorded. */
record FinishedSend(PendingSend pending, Call call, SendVerdict verdict, Instant at) {

    /** One call and what came of it. */
    record Call(Instant startedAt, Duration latency, CallResult result) {}

    String state() {
        return switch (verdict) {
            case SendVerdict.Delivered _ -> SendState.DELIVERED;
            case RetryIn _ -> SendState.PENDING;
            case SendVerdict.Exhausted _ -> "exhausted";
            case SendVerdict.Undeliverable _ -> "undeliverable";
        };
    }

    @Nullable
    String reason() {
        return switch (verdict) {
            case SendVerdict.Delivered _ -> null;
            case RetryIn(Duration _, String reason) -> reason;
            case SendVerdict.Exhausted(String reason) -> reason;
            case SendVerdict.Undeliverable(String reason) -> reason;
        };
    }

    /** When it is due again; of no meaning once it is over. */
    Instant dueAt() {
        return verdict instanceof RetryIn(Duration pause, String _) ? at.plus(pause) : at;
    }

    @Nullable
    Integer httpStatus() {
        return call.result() instanceof Answered answered ? answered.status() : null;
    }

    @Nullable
    String fault() {
        return switch (call.result()) {
            case Answered _ -> null;
            case Unanswered(String fault) -> fault;
            case Blocked _ -> "blocked_address";
        };
    }
}
