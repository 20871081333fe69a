package io.clicktrail.standalone;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OptionsTest {
    @Test
    void withoutArgumentsEverythingRunsAndNobodyVisits() {
        assertThat(Options.of(List.of())).isEqualTo(new Options.Everything(0));
    }

    @Test
    void trafficHasAUsualStrength() {
        assertThat(Options.of(List.of("--traffic"))).isEqualTo(new Options.Everything(5));
        assertThat(Options.of(List.of("--traffic", "200"))).isEqualTo(new Options.Everything(200));
    }

    @Test
    void whatMakesNoSenseIsWrongAndNamed() {
        assertThat(Options.of(List.of("--trafic"))).isEqualTo(new Options.Wrong("unknown option --trafic"));
        assertThat(Options.of(List.of("--traffic", "much"))).isInstanceOf(Options.Wrong.class);
        assertThat(Options.of(List.of("--traffic", "0"))).isInstanceOf(Options.Wrong.class);
        assertThat(Options.of(List.of("--infra-only", "--traffic"))).isInstanceOf(Options.Wrong.class);
    }
}
