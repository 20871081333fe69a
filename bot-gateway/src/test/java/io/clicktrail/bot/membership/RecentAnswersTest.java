package io.clicktrail.bot.membership;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentAnswersTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final RecentAnswers recent = new RecentAnswers(Duration.ofSeconds(10));

    @Test
    void anAnswerIsKnownForAWhile() {
        recent.add(7, "@sports", true, NOON);

        assertThat(recent.find(7, "@sports", NOON.plusMillis(9_999))).isTrue();
        assertThat(recent.find(7, "@sports", NOON.plusSeconds(10))).isNull();
    }

    @Test
    void theNewestAnswerCountsAndLivesItsWholeTime() {
        recent.add(7, "@sports", false, NOON);
        recent.add(8, "@sports", false, NOON.plusSeconds(1));
        recent.add(7, "@sports", true, NOON.plusSeconds(5));

        assertThat(recent.find(7, "@sports", NOON.plusSeconds(14))).isTrue();
        assertThat(recent.find(8, "@sports", NOON.plusSeconds(14))).isNull();
    }

    @Test
    void anotherUserOrChatIsAnotherQuestion() {
        recent.add(7, "@sports", true, NOON);

        assertThat(recent.find(8, "@sports", NOON)).isNull();
        assertThat(recent.find(7, "@news", NOON)).isNull();
    }
}
