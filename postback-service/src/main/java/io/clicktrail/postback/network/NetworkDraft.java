package io.clicktrail.postback.network;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.network.Network.Method;
import io.clicktrail.postback.network.Network.PostbackSpec;

/** What an admin may decide about a network, judged. */
record NetworkDraft(String name, String clickIdParameter, Spec postback) {

    /** @param secrets absent: as before */
    record Spec(
            PostbackTemplate template,
            Method method,
            Map<ConversionStatus, String> statuses,
            @Nullable SigningSecrets secrets) {

        PostbackSpec over(SigningSecrets before) {
            return new PostbackSpec(template, method, statuses, secrets == null ? before : secrets);
        }
    }

    Network asNew(NetworkId id, Instant now) {
        return new Network(id, name, clickIdParameter, postback.over(SigningSecrets.NONE), null, now, now);
    }

    Network over(Network before) {
        return new Network(
                before.id(),
                name,
                clickIdParameter,
                postback.over(before.postback().secrets()),
                before.disabledBecause(),
                before.enabledAt(),
                before.createdAt());
    }
}
