package io.clicktrail.bot.sending;

import java.time.Duration;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

import io.clicktrail.bot.sending.SendVerdict.Again;
import io.clicktrail.bot.sending.SendVerdict.Blocked;
import io.clicktrail.bot.sending.SendVerdict.Failed;
import io.clicktrail.bot.sending.SendVerdict.Moved;
import io.clicktrail.bot.sending.SendVerdict.Sent;
import io.clicktrail.bot.sending.SendVerdict.Throttled;
import io.clicktrail.bot.telegram.BotAnswer.Accepted;
import io.clicktrail.bot.telegram.BotAnswer.Refused;
import io.clicktrail.bot.telegram.BotAnswer.Unreachable;

import static org.assertj.core.api.Assertions.assertThat;

class SendRulesTest {

    private static final double NO_JITTER = 0.5;

    private final SendRules rules =
            new SendRules(List.of(Duration.ofSeconds(1), Duration.ofSeconds(10)), Duration.ofMinutes(5));

    @Test
    void whatTelegramTookIsSent() {
        assertThat(rules.verdict(new Accepted(JsonNodeFactory.instance.objectNode()), 0, NO_JITTER))
                .isEqualTo(new Sent());
    }

    @Test
    void whoBlockedTheBotIsLeftAlone() {
        assertThat(verdictOn(403, 0)).isEqualTo(new Blocked("403 no"));
    }

    @ParameterizedTest(name = "retry_after {0} waits {1} s")
    @CsvSource({"7, 7", "0, 1", "-5, 1", "300, 300", "86400, 300", "9223372036854775807, 300"})
    void retryAfterIsObeyedWithinBounds(long retryAfter, long seconds) {
        assertThat(rules.verdict(new Refused(429, "Too Many Requests", retryAfter, null), 9, NO_JITTER))
                .isEqualTo(new Throttled(Duration.ofSeconds(seconds)));
    }

    @Test
    void throttlingWithoutATimeWaitsASecond() {
        assertThat(verdictOn(429, 0)).isEqualTo(new Throttled(Duration.ofSeconds(1)));
    }

    @Test
    void aGroupThatBecameASupergroupIsFollowed() {
        assertThat(rules.verdict(new Refused(400, "upgraded", null, -100777L), 0, NO_JITTER))
                .isEqualTo(new Moved(-100777L));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 406, 413})
    void aMessageAtFaultFailsAtOnce(int code) {
        assertThat(verdictOn(code, 0)).isEqualTo(new Failed(code + " no"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 408, 409, 500, 502, 503})
    void whatIsNotTheMessagesFaultIsTriedAgain(int code) {
        assertThat(verdictOn(code, 1)).isEqualTo(new Again(Duration.ofSeconds(10), code + " no"));
    }

    @Test
    void silenceIsTriedAgainUntilTheScheduleEnds() {
        Unreachable silence = new Unreachable("ConnectException");

        assertThat(rules.verdict(silence, 0, NO_JITTER))
                .isEqualTo(new Again(Duration.ofSeconds(1), "ConnectException"));
        assertThat(rules.verdict(silence, 2, NO_JITTER))
                .isEqualTo(new Failed("given up after 3 attempts: ConnectException"));
    }

    @Property
    void retriesAreSpreadByAFifth(@ForAll @DoubleRange(min = 0, max = 1) double luck) {
        Again again = (Again) rules.verdict(new Unreachable("TimeoutException"), 1, luck);

        assertThat(again.pause()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
    }

    private SendVerdict verdictOn(int code, int failedBefore) {
        return rules.verdict(new Refused(code, "no", null, null), failedBefore, NO_JITTER);
    }
}
