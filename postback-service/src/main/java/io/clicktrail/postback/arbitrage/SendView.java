package io.clicktrail.postback.arbitrage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.postback.arbitrage.ClickCall.DroppedParameter;

/** A visit, what was to be told of it and what became of that, as the API shows it. */
record SendView(
        long trackingId,
        Map<String, Object> visit,
        Map<String, String> extra,
        String target,
        String url,
        Map<String, String> parameters,
        List<DroppedParameter> droppedParameters,
        SendState delivery,
        @Nullable Instant finishedAt,
        Instant recordedAt,
        List<AttemptView> attempts) {

    /**
     * @param manual after somebody had replayed it
     * @param error why no answer came; absent where one did
     */
    record AttemptView(
            int number,
            boolean manual,
            Instant startedAt,
            @Nullable Duration latency,
            @Nullable Integer httpStatus,
            @Nullable String error) {}

    SendView with(List<AttemptView> made) {
        return new SendView(
                trackingId,
                visit,
                extra,
                target,
                url,
                parameters,
                droppedParameters,
                delivery,
                finishedAt,
                recordedAt,
                made);
    }
}
