package io.clicktrail.standalone.sandbox.traffic;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CrowdTest {
    private static final int MANY = 20_000;

    private final List<Journey> journeys = crowd(7);

    @Test
    void theSameSeedInventsTheSameVisitors() {
        assertThat(crowd(7)).isEqualTo(journeys);
        assertThat(crowd(8)).isNotEqualTo(journeys);
    }

    @Test
    void mostComeForTheFirstOfferAndSomeForEach() {
        Map<String, Long> byOffer = journeys.stream()
                .collect(Collectors.groupingBy(journey -> journey.chat().offer(), Collectors.counting()));

        assertThat(byOffer.get("demo-channel")).isGreaterThan(byOffer.get("demo-spring"));
        assertThat(byOffer.get("demo-spring")).isGreaterThan(byOffer.get("demo-langs"));
        assertThat(byOffer.get("demo-langs")).isPositive();
    }

    @Test
    void theWayGetsNarrowerWithEveryStep() {
        assertThat(Stream.of(
                        count(any -> true),
                        count(journey -> journey.start().isPresent()),
                        count(journey -> journey.join().isPresent()),
                        count(journey -> journey.sale().isPresent())))
                .isSortedAccordingTo((one, other) -> Long.compare(other, one))
                .doesNotContain(0L);
        assertThat(count(journey -> journey.leave().isPresent())).isPositive();
        assertThat(count(journey -> journey.clicks() > 1)).isPositive();
        assertThat(count(Journey::joinedWithoutStart)).isPositive();
    }

    @Test
    void whatFollowsComesAfterWhatItFollows() {
        assertThat(journeys).allSatisfy(journey -> {
            journey.join()
                    .ifPresent(join ->
                            journey.start().ifPresent(start -> assertThat(join).isGreaterThan(start)));
            journey.leave()
                    .ifPresent(leave ->
                            assertThat(leave).isGreaterThan(journey.join().orElseThrow()));
            journey.sale()
                    .ifPresent(sale -> assertThat(sale.after())
                            .isGreaterThan(journey.join().orElseThrow()));
        });
    }

    @Test
    void machinesOnlyLook() {
        assertThat(journeys)
                .filteredOn(journey -> !journey.userAgent().startsWith("Mozilla/5.0 (")
                        || journey.userAgent().contains("compatible"))
                .isNotEmpty()
                .allMatch(journey -> journey.start().isEmpty() && journey.join().isEmpty());
    }

    private long count(Predicate<Journey> what) {
        return journeys.stream().filter(what).count();
    }

    private static List<Journey> crowd(long seed) {
        Crowd crowd = new Crowd(new Random(seed));
        return Stream.generate(() -> crowd.next(true)).limit(MANY).toList();
    }
}
