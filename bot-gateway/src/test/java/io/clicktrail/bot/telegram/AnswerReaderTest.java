package io.clicktrail.bot.telegram;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.bot.telegram.BotAnswer.Accepted;
import io.clicktrail.bot.telegram.BotAnswer.Refused;
import io.clicktrail.bot.telegram.BotAnswer.Unreachable;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerReaderTest {

    @Test
    void aResultIsAccepted() {
        BotAnswer answer = read(200, "{\"ok\":true,\"result\":{\"message_id\":5}}");

        assertThat(answer).isInstanceOf(Accepted.class);
        assertThat(((Accepted) answer).result().path("message_id").asInt()).isEqualTo(5);
    }

    @Test
    void throttlingTellsHowLong() {
        assertThat(read(
                        429,
                        "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 7\","
                                + "\"parameters\":{\"retry_after\":7}}"))
                .isEqualTo(new Refused(429, "Too Many Requests: retry after 7", 7L, null));
    }

    @Test
    void aMigrationTellsTheNewChat() {
        assertThat(read(
                        400,
                        "{\"ok\":false,\"error_code\":400,\"description\":\"upgraded\","
                                + "\"parameters\":{\"migrate_to_chat_id\":-1001234567890}}"))
                .isEqualTo(new Refused(400, "upgraded", null, -1001234567890L));
    }

    @Test
    void aRefusalWithoutWordsHasTheStatusOfHttp() {
        assertThat(read(403, "{\"ok\":false}")).isEqualTo(new Refused(403, "", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>502</html>", "null", "[]", "{}", "{\"ok\":\"yes\"}", "{\"ok\":true"})
    void whatIsNoAnswerOfTheBotApiIsNoAnswer(String body) {
        assertThat(read(502, body)).isInstanceOf(Unreachable.class);
    }

    private static BotAnswer read(int status, String body) {
        return new AnswerReader().read(status, body.getBytes(StandardCharsets.UTF_8));
    }
}
