package io.clicktrail.postback.network;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class SuccessRuleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ok | it is ok | true",
                "ok | it is OK | false",
                "a*b | xaxbx | true",
                "a*b | xbxax | false",
                "a*b | ab | true",
                "aa*a | aa | false",
                "*ok* | ok | true",
                "a*b*c | abbbc | true",
                "a**c | abc | true",
                "a.c | abc | false",
            })
    void aStarStandsForWhateverComesBetween(String pattern, String answer, boolean met) {
        assertThat(SuccessRule.judged(null, pattern).isMet(200, answer)).isEqualTo(met);
    }

    @Test
    void noPatternTakesLongWhateverTheAnswer() {
        SuccessRule rule = SuccessRule.judged(null, "a*".repeat(99) + "b");
        String answer = "a".repeat(1 << 20);

        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(rule.isMet(200, answer)).isFalse());
    }

    @ParameterizedTest
    @CsvSource({"200, true", "203, false", "204, true", "206, true", "302, true", "303, false", "500, false"})
    void onlyItsStatusesCount(int status, boolean met) {
        SuccessRule rule = SuccessRule.judged(List.of("200", "204-206", "302"), null);

        assertThat(rule.isMet(status, "")).isEqualTo(met);
    }

    @Test
    void itSpeaksOfWhatItAdmitsAndOfEvery2xx() {
        SuccessRule rule = SuccessRule.judged(List.of("302"), null);

        assertThat(rule.concerns(302)).isTrue();
        assertThat(rule.concerns(201)).isTrue();
        assertThat(rule.concerns(301)).isFalse();
        assertThat(rule.concerns(404)).isFalse();
    }
}
