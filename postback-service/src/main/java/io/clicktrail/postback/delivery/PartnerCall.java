package io.clicktrail.postback.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.network.Network.Method;
import io.clicktrail.postback.network.Rendering;
import io.clicktrail.postback.signature.SigningSecrets;

/**
 * One request to a network, ready to be sent.
 *
 * @param id the delivery's
 * @param headers beside those that every call has
 * @param secrets of the headers that sign it; none: it is not signed by headers
 * @param timeout its own; absent: the usual one
 */
record PartnerCall(
        NetworkId network,
        UUID id,
        Method method,
        Rendering.Ready target,
        Map<String, String> headers,
        SigningSecrets secrets,
        @Nullable Duration timeout) {

    private static final String USER_AGENT = "Clicktrail-Postback/1.0";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final JsonMapper JSON = new JsonMapper();

    String url() {
        return method == Method.GET ? withQuery(target.query()) : target.address();
    }

    /** {@code GET} or {@code POST}. */
    String httpMethod() {
        return method == Method.GET ? "GET" : "POST";
    }

    /** What is signed: of a POST the body, of a GET, which has none, the query. */
    String payload() {
        return method == Method.POST_JSON ? json() : target.query();
    }

    /** Absent in a GET. */
    byte @Nullable [] body() {
        return method == Method.GET ? null : payload().getBytes(StandardCharsets.UTF_8);
    }

    private String json() {
        Map<String, String> fields = new LinkedHashMap<>();
        target.parameters().forEach(parameter -> fields.put(parameter.plainName(), parameter.plainValue()));
        return JSON.writeValueAsString(fields);
    }

    /** All that it says of itself when it is sent at that moment; those of Standard Webhooks 1.0 among it. */
    Map<String, String> headersAt(Instant at) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("User-Agent", USER_AGENT);
        headers.forEach((name, value) -> {
            all.keySet().removeIf(name::equalsIgnoreCase);
            all.put(name, value);
        });
        if (method != Method.GET) {
            all.put("Content-Type", method == Method.POST ? FORM : "application/json");
        }
        if (!secrets.isEmpty()) {
            all.put("webhook-id", id.toString());
            all.put("webhook-timestamp", Long.toString(at.getEpochSecond()));
            all.put("webhook-signature", secrets.sign(id.toString(), at, payload()));
        }
        return all;
    }

    /** As it may be logged and shown. */
    String requestLine() {
        return httpMethod() + " " + withQuery(target.maskedQuery());
    }

    /** The same call with one header more. */
    PartnerCall marked(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new PartnerCall(network, id, method, target, more, secrets, timeout);
    }

    private String withQuery(String query) {
        return query.isEmpty() ? target.address() : target.address() + "?" + query;
    }
}
