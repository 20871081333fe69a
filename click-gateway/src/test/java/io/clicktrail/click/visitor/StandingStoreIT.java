package io.clicktrail.click.visitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.Visitor.Standing;
import io.clicktrail.testsupport.RealServers;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

class StandingStoreIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Redis may remember those of the tests before. */
    private static final String KEY = "a key for tests " + UUID.randomUUID();

    private static final ClickId CLICK = ClickId.of(Instant.EPOCH, new byte[ClickId.RANDOM_BYTES]);

    private final StandingStore standings =
            new StandingStore(new Signatures(KEY), RealServers.redis(), Duration.ofHours(1), PATIENCE);

    @BeforeEach
    void connect() {
        standings.connect().block(PATIENCE);
    }

    @AfterEach
    void close() {
        standings.close();
    }

    @Test
    void whoHasBeenAtAPlaceIsKnownThereAndNowhereElse() {
        assertThat(standing("offer", "ann")).isEqualTo(Standing.FIRST);
        assertThat(standing("offer", "ann")).isEqualTo(Standing.REPEAT);
        assertThat(standing("offer", "bob")).isEqualTo(Standing.FIRST);
        assertThat(standing("other offer", "ann")).isEqualTo(Standing.FIRST);
    }

    @Test
    void whoComesAgainWithTheSameClickIsStillTheFirst() {
        assertThat(standings.of("page", "ann", CLICK).block(PATIENCE)).isEqualTo(Standing.FIRST);
        assertThat(standings.of("page", "ann", CLICK).block(PATIENCE)).isEqualTo(Standing.FIRST);
        assertThat(standing("page", "ann")).isEqualTo(Standing.REPEAT);
    }

    @Test
    void whoseVisitCouldNotBeKeptIsAsNewAsBefore() {
        assertThat(standing("full", "ann")).isEqualTo(Standing.FIRST);

        standings.forget("full", "ann");

        assertThat(standing("full", "ann")).isEqualTo(Standing.FIRST);
    }

    @Test
    void inARushEachIsToldHowTheyStand() {
        List<String> visits = IntStream.range(0, 2_000)
                .mapToObj(number -> "visitor " + number % 1_000)
                .toList();

        Map<String, List<Standing>> told = Flux.fromIterable(visits)
                .flatMap(visitor -> standings.of("rush", visitor, null).map(standing -> Map.entry(visitor, standing)))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())))
                .block(PATIENCE);

        assertThat(told)
                .hasSize(1_000)
                .allSatisfy((visitor, twice) ->
                        assertThat(twice).containsExactlyInAnyOrder(Standing.FIRST, Standing.REPEAT));
    }

    private @Nullable Standing standing(String scope, String visitor) {
        return standings.of(scope, visitor, null).block(PATIENCE);
    }
}
