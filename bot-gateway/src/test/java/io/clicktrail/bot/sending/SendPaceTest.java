package io.clicktrail.bot.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SendPaceTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final SendPace pace = new SendPace(30, 20);

    @Test
    void oneChatHearsOneMessageASecond() {
        assertThat(pace.take("7", NOW)).isTrue();
        assertThat(pace.take("7", NOW.plusMillis(999))).isFalse();
        assertThat(pace.resting(NOW.plusMillis(999))).containsExactly("7");
        assertThat(pace.take("7", NOW.plusMillis(1000))).isTrue();
    }

    @Test
    void oneChatDoesNotHoldUpAnother() {
        assertThat(pace.take("7", NOW)).isTrue();
        assertThat(pace.take("8", NOW)).isTrue();
    }

    @Test
    void allChatsTogetherHearThirtyMessagesASecond() {
        for (int chat = 0; chat < 30; chat++) {
            assertThat(pace.open(NOW)).isTrue();
            assertThat(pace.take("person-" + chat, NOW)).isTrue();
        }
        assertThat(pace.open(NOW.plusMillis(999))).isFalse();
        assertThat(pace.take("one-more", NOW.plusMillis(999))).isFalse();
        assertThat(pace.open(NOW.plusSeconds(1))).isTrue();
    }

    @Test
    void aGroupHearsTwentyMessagesAMinuteAndAPersonMore() {
        for (int second = 0; second < 20; second++) {
            assertThat(pace.take("-100", NOW.plusSeconds(second))).isTrue();
            assertThat(pace.take("100", NOW.plusSeconds(second))).isTrue();
        }
        assertThat(pace.take("-100", NOW.plusSeconds(20))).isFalse();
        assertThat(pace.resting(NOW.plusSeconds(21))).containsExactly("-100");
        assertThat(pace.take("100", NOW.plusSeconds(20))).isTrue();
        assertThat(pace.take("-100", NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void aNamedChannelIsPacedLikeAGroup() {
        for (int second = 0; second < 20; second++) {
            pace.take("@news", NOW.plusSeconds(second));
        }
        assertThat(pace.take("@news", NOW.plusSeconds(30))).isFalse();
    }

    @Property
    void noStretchOfASecondHasMoreThanItsShare(
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 400) Integer> pauses,
            @ForAll @IntRange(min = 1, max = 5) int perSecond) {
        SendPace tight = new SendPace(perSecond, 20);
        List<Instant> gone = new ArrayList<>();
        Instant now = NOW;
        for (int pause : pauses) {
            now = now.plusMillis(pause);
            if (tight.take("chat-" + gone.size(), now)) {
                gone.add(now);
            }
        }
        for (int i = perSecond; i < gone.size(); i++) {
            assertThat(Duration.between(gone.get(i - perSecond), gone.get(i)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }
}
