package io.clicktrail.bot.sending;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.clicktrail.bot.sending.OutgoingMessage.Link;
import io.clicktrail.bot.sending.OutgoingMessage.Press;

import static org.assertj.core.api.Assertions.assertThat;

class MessageBodyTest {

    @Test
    void aMessageIsPlainTextWithItsButtonsInRows() {
        JsonNode sent = sent(new OutgoingMessage(
                new UUID(0, 1),
                "7",
                "<b>hi</b>",
                List.of(new Link("Go", "https://t.me/x"), new Press("Done", "chk:x"))));

        assertThat(sent.path("chat_id").asString()).isEqualTo("7");
        assertThat(sent.path("text").asString()).isEqualTo("<b>hi</b>");
        assertThat(sent.has("parse_mode")).isFalse();
        assertThat(sent.at("/reply_markup/inline_keyboard/0/0/url").asString()).isEqualTo("https://t.me/x");
        assertThat(sent.at("/reply_markup/inline_keyboard/0/0/text").asString()).isEqualTo("Go");
        assertThat(sent.at("/reply_markup/inline_keyboard/1/0/callback_data").asString())
                .isEqualTo("chk:x");
        assertThat(sent.at("/reply_markup/inline_keyboard/1/0").has("url")).isFalse();
    }

    @Test
    void aMessageWithoutAButtonHasNoKeyboard() {
        assertThat(sent(text("hi")).has("reply_markup")).isFalse();
    }

    @Test
    void aTextThatIsTooLongIsCroppedBetweenCharacters() {
        String long4096 = "x".repeat(4096);
        String pairs = "x" + "😀".repeat(3000);

        assertThat(sent(text(long4096)).path("text").asString()).isEqualTo(long4096);
        assertThat(sent(text(long4096 + "y")).path("text").asString())
                .hasSize(4096)
                .endsWith("x…");
        assertThat(sent(text(pairs)).path("text").asString())
                .hasSizeLessThanOrEqualTo(4096)
                .endsWith("😀…");
    }

    private static OutgoingMessage text(String text) {
        return new OutgoingMessage(new UUID(0, 1), "7", text, List.of());
    }

    private static JsonNode sent(OutgoingMessage message) {
        return MessageBody.addressed(MessageBody.of(message), message.chat());
    }
}
