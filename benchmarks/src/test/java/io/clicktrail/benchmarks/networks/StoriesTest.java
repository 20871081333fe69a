package io.clicktrail.benchmarks.networks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.clicktrail.event.ConversionEvent.ConversionApproved;
import io.clicktrail.event.ConversionEvent.ConversionPending;
import io.clicktrail.event.ConversionEvent.ConversionReversed;
import io.clicktrail.event.ConversionEvent.CreditEvent;

import static org.assertj.core.api.Assertions.assertThat;

class StoriesTest {

    private final Stories stories = new Stories(new Random(1));

    @Test
    void everyStepIsToldAndTheFirstTimeInItsOrder() {
        for (int i = 0; i < 500; i++) {
            stories.add("adnet");
        }
        List<CreditEvent> events = stories.events();
        Map<String, Integer> furthest = new HashMap<>();

        assertThat(events.stream().map(CreditEvent::id).distinct())
                .hasSize(stories.steps().size());
        assertThat(events).hasSizeGreaterThan(stories.steps().size());
        events.stream().distinct().forEach(event -> {
            int step = stepOf(event);
            assertThat(furthest.getOrDefault(event.conversion().id().toString(), 0))
                    .isEqualTo(step == 3 ? 2 : step - 1);
            furthest.put(event.conversion().id().toString(), step);
        });
        assertThat(events).anyMatch(ConversionReversed.class::isInstance);
        assertThat(events).anyMatch(event -> event.conversion().networkClickId() == null);
    }

    @Test
    void theSameSeedTellsTheSameStories() {
        Stories again = new Stories(new Random(1));
        for (int i = 0; i < 100; i++) {
            stories.add("adnet");
            again.add("adnet");
        }

        assertThat(again.steps()).isEqualTo(stories.steps());
    }

    private static int stepOf(CreditEvent event) {
        return switch (event) {
            case ConversionPending _ -> 1;
            case ConversionApproved _ -> 2;
            case ConversionReversed _ -> 3;
            default -> 2;
        };
    }
}
