package io.clicktrail.crm.deal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.clicktrail.crm.deal.StatusChange.Stage;
import io.clicktrail.event.Lead;

import static org.assertj.core.api.Assertions.assertThat;

class TimelineTest {

    @Test
    void changesStandInTheOrderOfTheirTimesWhateverOrderTheyCameIn() {
        List<StatusChange> history = List.of(change(1, 2, 10), change(2, 3, 20), change(3, 142, 30));

        assertThat(anyOrder(history)).allMatch(history::equals);
    }

    @Test
    void withinOneSecondEachChangeFollowsTheOneThatLedToIt() {
        List<StatusChange> history =
                List.of(change(1, 9, 10), change(9, 142, 20), change(142, 5, 20), change(5, 3, 20), change(3, 4, 21));

        assertThat(anyOrder(history)).allMatch(history::equals);
    }

    @Test
    void aStageThatIsLeftAndEnteredAgainInOneSecondEndsWhereItBegan() {
        List<StatusChange> history = List.of(change(7, 142, 10), change(142, 7, 20), change(7, 142, 20));

        assertThat(anyOrder(history)).allMatch(history::equals);
    }

    private static List<List<StatusChange>> anyOrder(List<StatusChange> history) {
        return IntStream.range(0, 50)
                .mapToObj(seed -> {
                    List<StatusChange> shuffled = new ArrayList<>(history);
                    Collections.shuffle(shuffled, new Random(seed));
                    return Timeline.of(shuffled);
                })
                .toList();
    }

    private static StatusChange change(long from, long to, long second) {
        return new StatusChange(
                new Lead("example", 1),
                new Stage(8, to),
                new Stage(8, from),
                Long.toString(second),
                Instant.ofEpochSecond(second),
                to == StatusChange.WON,
                LeadDetails.NONE);
    }
}
