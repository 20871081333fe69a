package io.clicktrail.click.experiment;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.clicktrail.event.Link.Theme;
import io.clicktrail.event.Link.Variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class VariantPickerTest {

    private static final int VISITORS = 1_000_000;
    /** Of the chi-square distribution with 1 and 2 degrees of freedom, exceeded by chance once in 1,000. */
    private static final double[] CRITICAL = {Double.NaN, 10.828, 13.816};

    static Stream<Arguments> weights() {
        return Stream.of(
                arguments(new int[] {50, 50}), arguments(new int[] {10, 90}), arguments(new int[] {33, 33, 34}));
    }

    @ParameterizedTest
    @MethodSource("weights")
    void aMillionVisitorsAreSharedOutByWeight(int[] weights) {
        List<Variant> variants = variants(weights);
        long[] seen = new long[weights.length];
        visitors().forEach(visitor -> seen[number(pick("spring-page", visitor, variants))]++);

        double chiSquare = 0;
        for (int i = 0; i < weights.length; i++) {
            double expected =
                    VISITORS * (double) weights[i] / IntStream.of(weights).sum();
            chiSquare += (seen[i] - expected) * (seen[i] - expected) / expected;
        }
        assertThat(chiSquare).isLessThan(CRITICAL[weights.length - 1]);
    }

    @Test
    void oneExperimentSaysNothingAboutAnother() {
        List<Variant> variants = variants(50, 50);
        long[] seen = new long[4];
        visitors()
                .forEach(visitor -> seen[
                        2 * number(pick("colour", visitor, variants)) + number(pick("wording", visitor, variants))]++);

        double expected = VISITORS / 4.0;
        double chiSquare = 0;
        for (long each : seen) {
            chiSquare += (each - expected) * (each - expected) / expected;
        }
        assertThat(chiSquare).as("3 degrees of freedom, p = 0.001").isLessThan(16.266);
    }

    @Test
    void assignmentsOfTodayAreThoseOfEveryReplicaAndEveryYear() {
        List<Variant> variants = variants(33, 33, 34);
        assertThat(Stream.of("ann", "bob", "eve", "joe", "kim", "mia"))
                .allSatisfy(visitor -> assertThat(pick("spring-page", visitor, variants))
                        .isEqualTo(expected("spring-page", visitor, 33, 33, 34)));
    }

    @Test
    void aWeightOfNothingIsSeenByNobody() {
        List<Variant> variants = variants(0, 1, 0);
        assertThat(visitors().limit(10_000).map(visitor -> pick("spring-page", visitor, variants)))
                .containsOnly("v1");
        assertThat(pick("spring-page", "ann", variants(0, 0))).isEqualTo("v0");
    }

    private static String pick(String experiment, String visitor, List<Variant> variants) {
        return VariantPicker.pick(experiment, visitor, variants).name();
    }

    /** By the definition: the hash as a fraction of 2^32, laid on the line of weights. */
    private static String expected(String experiment, String visitor, int... weights) {
        double fraction = Integer.toUnsignedLong(MurmurHash3.of(experiment + '\0' + visitor)) / 0x1p32;
        double edge = 0;
        for (int i = 0; i < weights.length; i++) {
            edge += weights[i] / (double) IntStream.of(weights).sum();
            if (fraction < edge) {
                return "v" + i;
            }
        }
        throw new AssertionError("weights do not cover the line");
    }

    private static int number(String variant) {
        return variant.charAt(1) - '0';
    }

    private static Stream<String> visitors() {
        SplittableRandom random = new SplittableRandom(20_261_121);
        HexFormat hex = HexFormat.of();
        return Stream.generate(() -> hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextInt()))
                .limit(VISITORS);
    }

    private static List<Variant> variants(int... weights) {
        return IntStream.range(0, weights.length)
                .mapToObj(i -> new Variant("v" + i, weights[i], Theme.OCEAN, Map.of()))
                .toList();
    }
}
