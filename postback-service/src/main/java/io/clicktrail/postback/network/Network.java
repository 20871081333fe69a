package io.clicktrail.postback.network;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.NetworkId;

/**
 * A CPA network: sends clicks with an id of its own, and wants to hear what became of them.
 *
 * @param clickIdParameter the query parameter in which its click id comes
 * @param disabledBecause {@code by_hand} or {@code gone} (it answered 410); absent while it is enabled
 * @param enabledAt since when its postbacks are sent, if they are
 */
public record Network(
        NetworkId id,
        String name,
        String clickIdParameter,
        PostbackSpec postback,
        @Nullable String disabledBecause,
        Instant enabledAt,
        Instant createdAt) {

    /** How it wants to be told. */
    public record PostbackSpec(
            PostbackTemplate template, Method method, Map<ConversionStatus, String> statuses, SigningSecrets secrets) {

        public PostbackSpec {
            statuses = Map.copyOf(statuses);
        }

        /** The network's own word for the status, or null where it does not want to hear of it. */
        public @Nullable String wordFor(ConversionStatus status) {
            return statuses.get(status);
        }
    }

    /** With {@code POST}, what stands in the template's query goes as a form body instead. */
    public enum Method {
        GET,
        POST
    }

    public boolean enabled() {
        return disabledBecause == null;
    }
}
