package io.clicktrail.click.experiment;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.clicktrail.event.ActivityEvent.ExperimentExposed;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.Visitor;
import io.clicktrail.event.Visitor.Standing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

class ExposuresTest {

    private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");
    private static final Visitor ANN = visitor("ann", Standing.FIRST, null);

    @Test
    void aVisitorIsExposedOnceADayHoweverOftenThePageIsShown() {
        ExperimentExposed first = exposed(ANN, MORNING);
        ExperimentExposed again = exposed(visitor("ann", Standing.UNKNOWN, null), MORNING.plus(Duration.ofHours(9)));

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(exposed(visitor("bob", Standing.FIRST, null), MORNING).id()).isNotEqualTo(first.id());
    }

    @Test
    void repeatsMachinesAndPagesWithoutAnExperimentExposeNobody() {
        assertThat(Exposures.of("page", "a", visitor("ann", Standing.REPEAT, null), click(1), MORNING))
                .isNull();
        assertThat(Exposures.of("page", "a", visitor("ann", Standing.FIRST, "curl"), click(1), MORNING))
                .isNull();
        assertThat(Exposures.of(null, "a", ANN, click(1), MORNING)).isNull();
    }

    private static ExperimentExposed exposed(Visitor visitor, Instant at) {
        return requireNonNull(Exposures.of("page", "a", visitor, click(1), at));
    }

    private static ClickId click(int seed) {
        byte[] random = new byte[ClickId.RANDOM_BYTES];
        random[0] = (byte) seed;
        return ClickId.of(MORNING, random);
    }

    private static Visitor visitor(String key, Standing standing, @Nullable String bot) {
        return new Visitor(key, standing, null, null, null, null, bot, null);
    }
}
