package io.clicktrail.bot.invite;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import io.clicktrail.bot.invite.CallVerdict.Again;
import io.clicktrail.bot.invite.CallVerdict.Done;
import io.clicktrail.bot.invite.CallVerdict.Failed;
import io.clicktrail.bot.invite.CallVerdict.Moved;
import io.clicktrail.bot.invite.CallVerdict.Pointless;
import io.clicktrail.bot.invite.CallVerdict.Throttled;
import io.clicktrail.bot.telegram.BotAnswer.Accepted;
import io.clicktrail.bot.telegram.BotAnswer.Refused;
import io.clicktrail.bot.telegram.BotAnswer.Unreachable;

import static org.assertj.core.api.Assertions.assertThat;

class CallRulesTest {

    private final CallRules rules =
            new CallRules(List.of(Duration.ofSeconds(5), Duration.ofMinutes(1)), Duration.ofMinutes(5));

    @Test
    void whatTelegramDidIsDone() {
        JsonNode result = JsonNodeFactory.instance.booleanNode(true);

        assertThat(rules.verdict(new Accepted(result), 0)).isEqualTo(new Done(result));
    }

    @ParameterizedTest(name = "retry_after {0} waits {1} s")
    @CsvSource({"7, 7", "0, 1", "300, 300", "86400, 300"})
    void retryAfterIsObeyedWithinBoundsAndIsNoFailure(long retryAfter, long seconds) {
        assertThat(rules.verdict(new Refused(429, "Too Many Requests", retryAfter, null), 9))
                .isEqualTo(new Throttled(Duration.ofSeconds(seconds)));
    }

    @Test
    void theGroupIsFollowedWhereItGoes() {
        assertThat(rules.verdict(new Refused(400, "upgraded", null, -100777L), 0))
                .isEqualTo(new Moved(-100777L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HIDE_REQUESTER_MISSING", "USER_ALREADY_PARTICIPANT"})
    void whoHasBeenLetInOrHasGoneAwayNeedsNoSecondAttempt(String said) {
        assertThat(rules.verdict(new Refused(400, "Bad Request: " + said, null, null), 0))
                .isInstanceOf(Pointless.class);
    }

    @Test
    void aMissingRightAndASilentTelegramAreTriedAgainWithGrowingPauses() {
        Refused noRight = new Refused(400, "Bad Request: not enough rights", null, null);

        assertThat(rules.verdict(noRight, 0))
                .isEqualTo(new Again(Duration.ofSeconds(5), "400 Bad Request: not enough rights"));
        assertThat(rules.verdict(new Unreachable("timeout"), 1)).isEqualTo(new Again(Duration.ofMinutes(1), "timeout"));
        assertThat(rules.verdict(noRight, 2)).isInstanceOf(Failed.class);
    }
}
