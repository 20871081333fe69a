package io.clicktrail.bot.telegram;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What came of a call to the Bot API. */
public sealed interface BotAnswer {

    /** Done; what the method returns. */
    record Accepted(JsonNode result) implements BotAnswer {}

    /**
     * Telegram said no (Bot API, "Making requests" and ResponseParameters).
     *
     * @param code as HTTP has them
     * @param description for operators
     * @param retryAfter seconds to wait, with code 429
     * @param migratedTo the group has become a supergroup, with this id
     */
    record Refused(
            int code,
            String description,
            @Nullable Long retryAfter,
            @Nullable Long migratedTo) implements BotAnswer {

        /** How long to leave Telegram alone, from a second to that. */
        public Duration pause(Duration longest) {
            return Duration.ofSeconds(retryAfter == null ? 1 : Math.clamp(retryAfter, 1, longest.toSeconds()));
        }
    }

    /**
     * No word from the Bot API: no connection, no answer in time, or an answer of something else.
     *
     * @param reason without address or content
     */
    record Unreachable(String reason) implements BotAnswer {}
}
