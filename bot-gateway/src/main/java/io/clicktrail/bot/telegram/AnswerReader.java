package io.clicktrail.bot.telegram;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.bot.telegram.BotAnswer.Accepted;
import io.clicktrail.bot.telegram.BotAnswer.Refused;
import io.clicktrail.bot.telegram.BotAnswer.Unreachable;

/** Reads the Bot API's envelope: {@code ok} with {@code result}, or {@code error_code} with {@code description}. */
final class AnswerReader {

    private static final int LONGEST_DESCRIPTION = 300;

    private final JsonMapper json = new JsonMapper();

    BotAnswer read(int status, byte[] body) {
        try {
            JsonNode envelope = json.readTree(body);
            return envelope.path("ok").isBoolean() ? ofEnvelope(status, envelope) : foreign(status);
        } catch (JacksonException e) {
            return foreign(status);
        }
    }

    private static BotAnswer ofEnvelope(int status, JsonNode envelope) {
        if (envelope.path("ok").booleanValue()) {
            return new Accepted(envelope.path("result"));
        }
        JsonNode parameters = envelope.path("parameters");
        String description = envelope.path("description").asString("");
        return new Refused(
                envelope.path("error_code").asInt(status),
                description.substring(0, Math.min(description.length(), LONGEST_DESCRIPTION)),
                numberIn(parameters.path("retry_after")),
                numberIn(parameters.path("migrate_to_chat_id")));
    }

    private static @Nullable Long numberIn(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : null;
    }

    /** A proxy's error page, say. */
    private static BotAnswer foreign(int status) {
        return new Unreachable("HTTP " + status + " without an answer of the Bot API");
    }
}
