package io.clicktrail.postback.arbitrage;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.postback.arbitrage.ClickCall.DroppedParameter;

/**
 * What the browser is told.
 *
 * @param success the tracker has answered 2xx or 3xx
 * @param accepted it is stored; told in any case, so that nobody takes "not yet" for "lost"
 * @param leadsTechData what was understood
 * @param leadsTechParams what is sent
 */
record SendAnswer(
        boolean success,
        String message,
        long trackingId,
        Map<String, Object> leadsTechData,
        Map<String, String> leadsTechParams,
        String leadsTechUrl,
        Instant timestamp,
        boolean accepted,
        SendState delivery,
        List<DroppedParameter> droppedParameters) {

    static SendAnswer of(PlannedSend send, long trackingId, SendState state, @Nullable String acceptLanguage) {
        return new SendAnswer(
                state.isDelivered(),
                Wording.messageOf(state, acceptLanguage),
                trackingId,
                send.visit().shown(),
                send.call().parameters(),
                send.call().url(),
                send.visit().occurredAt(),
                true,
                state,
                send.call().dropped());
    }
}
