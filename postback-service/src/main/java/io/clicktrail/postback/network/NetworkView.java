package io.clicktrail.postback.network;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** A network as the API shows it. */
record NetworkView(
        String slug,
        String name,
        String clickIdParameter,
        PostbackView postback,
        boolean enabled,
        @Nullable String disabledBecause,
        Instant createdAt) {

    /** @param signature absent where postbacks are not signed */
    record PostbackView(
            String urlTemplate,
            String method,
            Map<String, String> statuses,
            @Nullable SignatureView signature) {}

    /** @param secrets how many there are; they themselves are never shown */
    record SignatureView(int secrets) {}

    /** @param whole for those who may change it; others do not see the passwords that stand in templates */
    static NetworkView of(Network network, boolean whole) {
        Network.PostbackSpec postback = network.postback();
        Map<String, String> statuses = new TreeMap<>();
        postback.statuses().forEach((status, word) -> statuses.put(status.wireName(), word));
        int secrets = postback.secrets().values().size();
        var view = new PostbackView(
                whole ? postback.template().source() : postback.template().masked(),
                postback.method().name(),
                statuses,
                secrets == 0 ? null : new SignatureView(secrets));
        return new NetworkView(
                network.id().value(),
                network.name(),
                network.clickIdParameter(),
                view,
                network.enabled(),
                network.disabledBecause(),
                network.createdAt());
    }
}
