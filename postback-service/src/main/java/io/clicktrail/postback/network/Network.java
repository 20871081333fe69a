package io.clicktrail.postback.network;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.NetworkId;

/**
 * A CPA network: sends clicks with an id of its own, and wants to hear what became of them.
 *
 * @param written all of it as an admin wrote it, without secrets
 * @param disabledBecause {@code by_hand} or {@code gone} (it answered 410); absent while it is enabled
 * @param enabledAt since when its postbacks are sent, if they are
 */
public record Network(
        NetworkId id,
        String name,
        ClickParameters click,
        PostbackSpec postback,
        Pace pace,
        NetworkRequest written,
        @Nullable String disabledBecause,
        Instant enabledAt,
        Instant createdAt) {

    /**
     * How it wants to be told.
     *
     * @param call of every status that has none of its own
     * @param statuses its words for those of which it wants to hear
     * @param events the calls of single statuses
     * @param timeout of a call; absent: the usual one
     */
    public record PostbackSpec(
            PostbackCall call,
            Map<ConversionStatus, String> statuses,
            Map<ConversionStatus, PostbackCall> events,
            PayoutRule payout,
            SignatureSpec signature,
            @Nullable Duration timeout) {

        public PostbackSpec {
            statuses = Map.copyOf(statuses);
            events = Map.copyOf(events);
        }

        /** The network's own word for the status, or null where it does not want to hear of it. */
        public @Nullable String wordFor(ConversionStatus status) {
            return statuses.get(status);
        }

        public PostbackCall callFor(ConversionStatus status) {
            return events.getOrDefault(status, call);
        }
    }

    /**
     * When and how often it may be called.
     *
     * @param limit absent: as often as there is something to say
     */
    public record Pace(@Nullable RateLimit limit, CallingHours hours) {

        public static final Pace FREE = new Pace(null, CallingHours.ALWAYS);
    }

    /** How what stands in the template's query travels. */
    public enum Method {
        /** There. */
        GET,
        /** As a form, in the body. */
        POST,
        /** As a JSON object of strings, in the body. */
        POST_JSON
    }

    public boolean enabled() {
        return disabledBecause == null;
    }
}
