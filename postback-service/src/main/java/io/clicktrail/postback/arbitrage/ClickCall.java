package io.clicktrail.postback.arbitrage;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.clicktrail.postback.arbitrage.ClickParameter.Dropped;

/**
 * The call for one visit, ready to be sent.
 *
 * @param url ASCII, percent-encoded
 * @param parameters what is sent, as it reads, in the order of the URL
 * @param dropped what is not
 */
record ClickCall(String url, Map<String, String> parameters, List<DroppedParameter> dropped) {

    /** @param reason {@code empty} or {@code unresolved_placeholder} */
    record DroppedParameter(String parameter, String reason) {

        static DroppedParameter of(String parameter, Dropped reason) {
            return new DroppedParameter(parameter, reason.name().toLowerCase(Locale.ROOT));
        }
    }

    /** As it may be logged: no value tells anything of anybody. */
    String masked() {
        int question = url.indexOf('?');
        String address = question < 0 ? url : url.substring(0, question);
        return parameters.isEmpty() ? address : address + "?" + String.join("&", parameters.keySet());
    }
}
