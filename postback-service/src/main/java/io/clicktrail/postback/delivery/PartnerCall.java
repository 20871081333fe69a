package io.clicktrail.postback.delivery;

import java.util.UUID;

import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.network.Network.Method;
import io.clicktrail.postback.network.Rendering;
import io.clicktrail.postback.network.SigningSecrets;

/**
 * One request to a network, ready to be sent.
 *
 * @param id the delivery's
 */
record PartnerCall(NetworkId network, UUID id, Method method, Rendering.Ready target, SigningSecrets secrets) {

    String url() {
        return method == Method.POST ? target.address() : withQuery(target.query());
    }

    /** What is signed: of a POST the body, of a GET, which has none, the query. */
    String payload() {
        return target.query();
    }

    /** As it may be logged and shown. */
    String requestLine() {
        return method + " " + withQuery(target.maskedQuery());
    }

    private String withQuery(String query) {
        return query.isEmpty() ? target.address() : target.address() + "?" + query;
    }
}
