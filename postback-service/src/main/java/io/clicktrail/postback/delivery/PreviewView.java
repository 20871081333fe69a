package io.clicktrail.postback.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.postback.network.Rendering;

/**
 * A call as it would be sent now.
 *
 * @param sendable false where nothing would be sent; then {@code reason} says why, and there is no call
 * @param body absent in a GET
 * @param leftOut parameters and headers that have nothing to send
 * @param opensAt when the network may be called, where that is not now
 */
record PreviewView(
        boolean sendable,
        @Nullable String reason,
        @Nullable String method,
        @Nullable String url,
        Map<String, String> headers,
        @Nullable String body,
        List<Rendering.LeftOut> leftOut,
        @Nullable Instant opensAt) {

    static PreviewView of(Dispatch dispatch, Instant now, Instant opening) {
        return switch (dispatch) {
            case Dispatch.Send(PartnerCall call, List<Rendering.LeftOut> leftOut) -> {
                byte[] body = call.body();
                yield new PreviewView(
                        true,
                        null,
                        call.httpMethod(),
                        call.url(),
                        call.headersAt(now),
                        body == null ? null : new String(body, StandardCharsets.UTF_8),
                        leftOut,
                        opening.isAfter(now) ? opening : null);
            }
            case Dispatch.Close(DeliveryVerdict verdict) ->
                new PreviewView(false, verdict.reason(), null, null, Map.of(), null, List.of(), null);
        };
    }
}
