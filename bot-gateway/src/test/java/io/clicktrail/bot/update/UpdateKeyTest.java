package io.clicktrail.bot.update;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class UpdateKeyTest {

    @ParameterizedTest(name = "{0} is keyed by {1}")
    @CsvSource(textBlock = """
            start-in-private,    7100000001
            join-by-invite-link, 7100000001
            reaction,            7100000001
            callback,            7100000001
            poll-answer,         7100000001
            pre-checkout,        7100000001
            subscription,        7100000001
            comment,             -1009876543210
            comment-edited,      -1009876543210
            auto-forward,        -1009876543210
            bot-made-admin,      -1001234567890
            bot-blocked,         6000000001
            reaction-totals,     -1001234567890
            channel-post,        -1001234567890
            poll,                100009
            """)
    void updatesOfOnePersonOrOneGroupShareAKey(String sample, String key) {
        assertThat(keyOf(Received.text(sample))).isEqualTo(key);
    }

    @Test
    void theMemberNotTheAdminIsTheKey() {
        String byAdmin = Received.text("join-by-invite-link").replaceFirst("\"id\": 7100000001", "\"id\": 5000000001");

        assertThat(keyOf(byAdmin)).isEqualTo("7100000001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "nonsense",
                "null",
                "[]",
                "7",
                "{}",
                "{\"update_id\":\"x\"}",
                "{\"message\":{\"from\":{\"id\":1e99}}}"
            })
    void bytesWithoutPersonAndNumberHaveNoKey(String body) {
        assertThat(keyOf(body)).isNull();
    }

    private static @Nullable String keyOf(String body) {
        return UpdateKey.in(body.getBytes(StandardCharsets.UTF_8));
    }
}
