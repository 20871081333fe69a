package io.clicktrail.bot.update;

import java.time.Duration;
import java.time.Instant;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import io.clicktrail.event.UpdateRef;

import static org.assertj.core.api.Assertions.assertThat;

class CircumstancesTest {

    private static final int DATE = 1_795_000_000;
    private static final Instant SECOND = Instant.ofEpochSecond(DATE);

    @Property
    void aFactIsNeverBeforeTheClickThatCausedIt(
            @ForAll @IntRange(min = 0, max = 999) int clickMillis,
            @ForAll @LongRange(min = 0, max = 3_000) long untilAction,
            @ForAll @LongRange(min = 0, max = 100_000) long untilReceived,
            @ForAll @LongRange(min = 0, max = Integer.MAX_VALUE) long updateId) {
        Instant click = SECOND.plusMillis(clickMillis);
        Instant action = click.plusMillis(untilAction);
        Instant received = action.plusMillis(untilReceived);

        Instant occurred = at(updateId, received).occurredAt(Math.toIntExact(action.getEpochSecond()));

        assertThat(occurred).isAfterOrEqualTo(click).isBeforeOrEqualTo(received);
        assertThat(Duration.between(action, occurred).abs()).isLessThan(Duration.ofSeconds(1));
    }

    @Property
    void factsOfLaterSecondsAreLater(
            @ForAll @LongRange(min = 0, max = 100_000) long delay,
            @ForAll @LongRange(min = 0, max = 100_000) long otherDelay,
            @ForAll @LongRange(min = 1, max = Integer.MAX_VALUE) long updateId) {
        Instant first = at(updateId, SECOND.plusMillis(delay)).occurredAt(DATE);
        Instant second =
                at(updateId + 1, SECOND.plusSeconds(1).plusMillis(otherDelay)).occurredAt(DATE + 1);

        assertThat(second).isAfter(first);
    }

    @Test
    void aJoinAndABanInOneSecondKeepTheirOrderWhenBothAreToldLate() {
        Instant late = SECOND.plusSeconds(3600);

        assertThat(at(101, late).occurredAt(DATE)).isBefore(at(102, late).occurredAt(DATE));
    }

    @Test
    void whatIsToldLateHappenedInItsSecond() {
        assertThat(at(0, SECOND.plus(Duration.ofHours(20))).occurredAt(DATE)).isEqualTo(SECOND.plusMillis(999));
    }

    @Test
    void whatIsToldAtOnceHappenedWhenWeHeardOfIt() {
        assertThat(at(0, SECOND.plusMillis(300)).occurredAt(DATE)).isEqualTo(SECOND.plusMillis(300));
    }

    @Test
    void aDateInTheFutureIsNotBelieved() {
        assertThat(at(0, SECOND).occurredAt(Integer.MAX_VALUE)).isEqualTo(SECOND);
    }

    @Test
    void theIdDependsOnTheUpdateNotOnItsReceipt() {
        assertThat(at(7, SECOND).factId(DATE, "chat.joined"))
                .isEqualTo(at(7, SECOND.plusSeconds(60)).factId(DATE, "chat.joined"))
                .isNotEqualTo(at(7, SECOND).factId(DATE, "chat.left"))
                .isNotEqualTo(at(8, SECOND).factId(DATE, "chat.joined"));
    }

    private static Circumstances at(long updateId, Instant received) {
        return new Circumstances(new UpdateRef("track_bot", updateId), received);
    }
}
