package io.clicktrail.attribution.credit;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.clicktrail.attribution.Events;
import io.clicktrail.attribution.credit.CreditModel.FirstTouch;
import io.clicktrail.attribution.credit.CreditModel.LastTouch;
import io.clicktrail.attribution.credit.CreditModel.Linear;
import io.clicktrail.attribution.credit.CreditModel.PositionBased;
import io.clicktrail.attribution.credit.CreditModel.TimeDecay;
import io.clicktrail.attribution.fact.Click;
import io.clicktrail.attribution.fact.Devices;
import io.clicktrail.attribution.fact.StartedClick;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.OfferId;

import static org.assertj.core.api.Assertions.assertThat;

class CreditModelTest {

    private static final Instant ACTED = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final OfferId OFFER = OfferId.parse("sports");

    private final Events events = new Events(new Random(1));

    static Stream<Arguments> conventions() {
        return Stream.of(
                Arguments.of(new FirstTouch(), List.of(3, 2, 1), List.of(1_000_000, 0, 0)),
                Arguments.of(new LastTouch(), List.of(3, 2, 1), List.of(0, 0, 1_000_000)),
                Arguments.of(new Linear(), List.of(4, 3, 2, 1), List.of(250_000, 250_000, 250_000, 250_000)),
                Arguments.of(new Linear(), List.of(3, 2, 1), List.of(333_334, 333_333, 333_333)),
                Arguments.of(new TimeDecay(A_WEEK), List.of(7, 0), List.of(333_333, 666_667)),
                Arguments.of(new TimeDecay(A_WEEK), List.of(14, 7, 0), List.of(142_857, 285_714, 571_429)),
                Arguments.of(new TimeDecay(A_WEEK), List.of(80, 73), List.of(333_333, 666_667)),
                Arguments.of(new TimeDecay(A_WEEK), List.of(9, 9), List.of(500_000, 500_000)),
                Arguments.of(new PositionBased(40, 40), List.of(1), List.of(1_000_000)),
                Arguments.of(new PositionBased(40, 40), List.of(2, 1), List.of(500_000, 500_000)),
                Arguments.of(new PositionBased(40, 40), List.of(3, 2, 1), List.of(400_000, 200_000, 400_000)),
                Arguments.of(
                        new PositionBased(40, 40),
                        List.of(5, 4, 3, 2, 1),
                        List.of(400_000, 66_667, 66_667, 66_666, 400_000)));
    }

    @ParameterizedTest(name = "{0} of touches {1} days before: {2}")
    @MethodSource("conventions")
    void eachModelKeepsItsConvention(CreditModel model, List<Integer> daysBefore, List<Integer> millionths) {
        List<Touch> touches = daysBefore.stream()
                .map(days -> touch(ACTED.minus(Duration.ofDays(days))))
                .toList();

        assertThat(model.share(touches, ACTED)).extracting(Share::millionths).isEqualTo(millionths);
    }

    @Test
    void whereNobodyTouchedAnythingThereIsNothingToShare() {
        assertThat(CreditModel.ALL)
                .allSatisfy(model -> assertThat(model.share(List.of(), ACTED)).isEmpty());
    }

    @Provide
    Arbitrary<List<Long>> ages() {
        return Arbitraries.longs()
                .between(0, Duration.ofDays(3_650).toMillis())
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<CreditModel> models() {
        Arbitrary<CreditModel> decays = Arbitraries.longs()
                .between(1, Duration.ofDays(365).toMillis())
                .map(millis -> new TimeDecay(Duration.ofMillis(millis)));
        Arbitrary<CreditModel> positions = Arbitraries.integers()
                .between(1, 50)
                .tuple2()
                .map(percent -> new PositionBased(percent.get1(), percent.get2()));
        return Arbitraries.oneOf(Arbitraries.of(CreditModel.ALL), decays, positions);
    }

    @Property(tries = 2_000)
    void theSharesAreExactlyOneCredit(@ForAll("models") CreditModel model, @ForAll("ages") List<Long> ages) {
        List<Share> shares = model.share(touches(ages), ACTED);

        assertThat(shares).hasSameSizeAs(ages).allMatch(share -> share.millionths() >= 0);
        assertThat(shares.stream().mapToInt(Share::millionths).sum()).isEqualTo(CreditModel.MILLIONTHS);
    }

    @Property(tries = 1_000)
    void whoeverWeighsMoreGetsNoLessAndNobodyIsOffByAWholePart(
            @ForAll("models") CreditModel model, @ForAll("ages") List<Long> ages) {
        List<Share> shares = model.share(touches(ages), ACTED);
        long[] weights = model.weights(shares.stream().map(Share::touch).toList(), ACTED);
        BigInteger whole = BigInteger.valueOf(Arrays.stream(weights).sum());
        for (int one = 0; one < weights.length; one++) {
            BigInteger due = BigInteger.valueOf(weights[one]).multiply(BigInteger.valueOf(CreditModel.MILLIONTHS));
            BigInteger given = BigInteger.valueOf(shares.get(one).millionths()).multiply(whole);
            assertThat(given.subtract(due).abs()).isLessThan(whole);
            for (int other = 0; other < weights.length; other++) {
                if (weights[one] > weights[other]) {
                    assertThat(shares.get(one).millionths())
                            .isGreaterThanOrEqualTo(shares.get(other).millionths());
                }
            }
        }
    }

    @Property(tries = 1_000)
    void theOrderInWhichTouchesAreHeardMakesNoDifference(
            @ForAll("models") CreditModel model, @ForAll("ages") List<Long> ages, @ForAll long seed) {
        List<Touch> touches = touches(ages);
        List<Touch> shuffled = new ArrayList<>(touches);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(model.share(shuffled, ACTED)).isEqualTo(model.share(touches, ACTED));
    }

    @Test
    void aMillionTouchesAreStillOneCredit() {
        Touch touch = touch(ACTED);
        List<Touch> touches = IntStream.range(0, 1_000_000).mapToObj(_ -> touch).toList();

        assertThat(CreditModel.ALL)
                .allSatisfy(model -> assertThat(model.share(touches, ACTED).stream()
                                .mapToInt(Share::millionths)
                                .sum())
                        .isEqualTo(CreditModel.MILLIONTHS));
    }

    @Test
    void theTouchesOfAnActionAreThePersonsOwnClicksBeforeIt() {
        Click first = click(ACTED.minus(Duration.ofDays(30)), ClickOutcome.ACCEPTED, null);
        Click inItsSecond = click(ACTED.plusMillis(900), ClickOutcome.ACCEPTED, null);
        List<StartedClick> clicks = List.of(
                own(inItsSecond),
                own(click(ACTED.plusSeconds(1), ClickOutcome.ACCEPTED, null)),
                own(click(ACTED.minus(Duration.ofDays(91)), ClickOutcome.ACCEPTED, null)),
                own(click(ACTED.minusSeconds(9), ClickOutcome.EXHAUSTED, null)),
                own(click(ACTED.minusSeconds(9), ClickOutcome.ACCEPTED, "headless")),
                new StartedClick(events.token(ACTED), null, true, false),
                new StartedClick(first.id(), click(ACTED.minusSeconds(9), ClickOutcome.ACCEPTED, null), false, false),
                own(first));

        assertThat(Touch.before(ACTED, clicks)).extracting(Touch::click).containsExactly(first.id(), inItsSecond.id());
    }

    private Click click(Instant at, ClickOutcome outcome, @Nullable String bot) {
        return Click.of(events.click(events.token(at), OFFER, at, outcome, bot), new Devices())
                .orElseThrow();
    }

    private static StartedClick own(Click click) {
        return new StartedClick(click.id(), click, true, false);
    }

    private Touch touch(Instant at) {
        Click click = click(at, ClickOutcome.ACCEPTED, null);
        return new Touch(click.id(), click.event(), click.offer(), click.at());
    }

    private List<Touch> touches(List<Long> ages) {
        return ages.stream().map(age -> touch(ACTED.minusMillis(age))).toList();
    }
}
