package io.clicktrail.benchmarks.networks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.clicktrail.benchmarks.networks.Postback.Attempt;

import static org.assertj.core.api.Assertions.assertThat;

/** A judge that finds nothing is worth something only if it finds what is there. */
class JudgeTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Step APPROVED = new Step("adnet", "conversion", "approved");
    private static final Step REVERSED = new Step("adnet", "conversion", "reversed");
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final double TIME_SCALE = 0.001;

    @Test
    void nothingIsBrokenWhereAFaultIsRepeatedWithTheSameIdUntilItIsTaken() {
        Postback postback = delivered(APPROVED, "a", answered(0, 500), answered(1, 200));
        List<Call> calls = List.of(call("a", "approved", 0, Reaction.ERROR), call("a", "approved", 1, Reaction.TAKEN));

        assertThat(broken(Set.of(APPROVED), List.of(postback), calls)).isEmpty();
    }

    @Test
    void whatWasNeverPlannedIsLost() {
        assertThat(broken(Set.of(APPROVED), List.of(), List.of())).containsExactly("lost");
    }

    @Test
    void whatStillWaitsIsNotOver() {
        var waiting = new Postback("a", APPROVED, "pending", null, NOON, List.of(answered(0, 500)));
        List<Call> calls = List.of(call("a", "approved", 0, Reaction.ERROR));

        assertThat(broken(Set.of(APPROVED), List.of(waiting), calls)).containsExactly("not over");
    }

    @Test
    void aSecondPlanOfOneStepIsSurplus() {
        List<Postback> twice =
                List.of(delivered(APPROVED, "a", answered(0, 200)), delivered(APPROVED, "b", answered(0, 200)));
        List<Call> calls = List.of(call("a", "approved", 0, Reaction.TAKEN), call("b", "approved", 0, Reaction.TAKEN));

        assertThat(broken(Set.of(APPROVED), twice, calls))
                .containsExactlyInAnyOrder("planned twice, or out of nothing", "another id on a repeat");
    }

    @Test
    void anIdThatChangesOnARepeatIsFound() {
        Postback postback = delivered(APPROVED, "a", answered(0, 500), answered(1, 200));
        List<Call> calls = List.of(call("b", "approved", 0, Reaction.ERROR), call("a", "approved", 1, Reaction.TAKEN));

        assertThat(broken(Set.of(APPROVED), List.of(postback), calls))
                .containsExactlyInAnyOrder("another id on a repeat", "an id that nobody shows");
    }

    @Test
    void aRepeatAfterAGoodAnswerIsDoubledWithoutAFault() {
        Postback postback = delivered(APPROVED, "a", answered(0, 200), answered(1, 200));
        List<Call> calls = List.of(call("a", "approved", 0, Reaction.TAKEN), call("a", "approved", 1, Reaction.TAKEN));

        assertThat(broken(Set.of(APPROVED), List.of(postback), calls)).containsExactly("doubled without a fault");
    }

    @Test
    void aRepeatThatNoAttemptTellsOfIsFound() {
        Postback postback = delivered(APPROVED, "a", answered(0, 200));
        List<Call> calls = List.of(call("a", "approved", 0, Reaction.TAKEN), call("a", "approved", 1, Reaction.TAKEN));

        assertThat(broken(Set.of(APPROVED), List.of(postback), calls))
                .containsExactlyInAnyOrder("called more often than logged", "doubled without a fault");
    }

    @Test
    void aKillExcusesARepeatAndNothingElseExplainsAnInterruption() {
        Postback postback = delivered(APPROVED, "a", interrupted(0), answered(11, 200));
        List<Call> calls = List.of(call("a", "approved", 0, Reaction.TAKEN), call("a", "approved", 11, Reaction.TAKEN));

        assertThat(broken(Set.of(APPROVED), List.of(postback), calls, NOON.plusSeconds(3)))
                .isEmpty();
        assertThat(broken(Set.of(APPROVED), List.of(postback), calls, NOON.minusSeconds(3)))
                .containsExactly("interrupted without a kill");
        assertThat(broken(Set.of(APPROVED), List.of(postback), calls, NOON.plusSeconds(30)))
                .containsExactly("interrupted without a kill");
    }

    @Test
    void whatNobodyTookIsNotDelivered() {
        Postback postback = delivered(APPROVED, "a", answered(0, 200));
        List<Call> calls = List.of(call("a", "approved", 0, Reaction.RESET));

        assertThat(broken(Set.of(APPROVED), List.of(postback), calls)).containsExactly("counted as taken, and was not");
    }

    @Test
    void aReversalBeforeItsApprovalHasOvertakenIt() {
        List<Postback> postbacks =
                List.of(delivered(APPROVED, "a", answered(1, 200)), delivered(REVERSED, "r", answered(0, 200)));
        List<Call> calls = List.of(call("r", "reversed", 0, Reaction.TAKEN), call("a", "approved", 1, Reaction.TAKEN));

        assertThat(broken(Set.of(APPROVED, REVERSED), postbacks, calls)).containsExactly("overtaken by a later step");
    }

    @Test
    void aCallBeforeRetryAfterIsTooEarly() {
        Postback postback = delivered(APPROVED, "a", answered(0, 429), answered(1, 200));
        List<Call> calls = List.of(busy(Duration.ofSeconds(2_000)), call("a", "approved", 1, Reaction.TAKEN));
        List<Call> patient = List.of(busy(Duration.ofSeconds(900)), call("a", "approved", 1, Reaction.TAKEN));

        assertThat(broken(Set.of(APPROVED), List.of(postback), calls)).containsExactly("called before Retry-After");
        assertThat(broken(Set.of(APPROVED), List.of(postback), patient)).isEmpty();
    }

    private static Stream<String> broken(
            Set<Step> steps, List<Postback> postbacks, List<Call> calls, Instant... kills) {
        var evidence = new Evidence(steps, postbacks, calls, List.of(kills), LEASE, TIME_SCALE);
        return new Judge(evidence)
                .broken().entrySet().stream()
                        .filter(promise -> !promise.getValue().isEmpty())
                        .map(Map.Entry::getKey);
    }

    private static Postback delivered(Step step, String id, Attempt... attempts) {
        return new Postback(id, step, "delivered", null, NOON, List.of(attempts));
    }

    private static Attempt answered(int second, int status) {
        return new Attempt(NOON.plusSeconds(second), Duration.ofMillis(5), status, null);
    }

    private static Attempt interrupted(int second) {
        return new Attempt(NOON.plusSeconds(second), null, null, "interrupted");
    }

    private static Call call(String id, String status, int second, Reaction reaction) {
        return call(id, status, second, reaction, null);
    }

    private static Call busy(Duration retryAfter) {
        return call("a", "approved", 0, Reaction.BUSY_FOR_SECONDS, retryAfter);
    }

    private static Call call(String id, String status, int second, Reaction reaction, @Nullable Duration retryAfter) {
        Instant at = NOON.plusSeconds(second).plusMillis(1);
        return new Call("adnet", id, "c1", status, at, reaction, retryAfter);
    }
}
