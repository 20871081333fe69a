package io.clicktrail.postback.control;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.control.Judge.Fate;
import io.clicktrail.postback.control.Judge.Sighting;
import io.clicktrail.postback.control.Judge.Standing;
import io.clicktrail.postback.control.Rule.Action;
import io.clicktrail.postback.network.ConversionStatus;

import static io.clicktrail.postback.control.Subjects.ACTED_AT;
import static io.clicktrail.postback.control.Subjects.another;
import static io.clicktrail.postback.control.Subjects.step;
import static io.clicktrail.postback.network.ConversionStatus.APPROVED;
import static io.clicktrail.postback.network.ConversionStatus.PENDING;
import static io.clicktrail.postback.network.ConversionStatus.REVERSED;
import static org.assertj.core.api.Assertions.assertThat;

class JudgeTest {

    private static final Verdict SEND = new Verdict.Send();
    private static final Verdict BEHIND_HELD = new Verdict.Hold("earlier_held");
    private static final Verdict BEHIND_DECLINED = new Verdict.Decline("earlier_declined");
    private static final String ALWAYS = "{'field': 'country', 'known': true}";

    @Test
    void theFirstRuleThatHoldsDecides() {
        Rule never = rule("never", Action.REJECT, "{'field': 'country', 'is': 'KZ'}");
        Rule hold = rule("look", Action.HOLD, ALWAYS);
        Rule reject = rule("bad", Action.REJECT, ALWAYS);
        Rule send = rule("friends", Action.SEND, ALWAYS);

        assertThat(judge(List.of(never)).judge(List.of(step(1, PENDING)))).containsExactly(SEND);
        assertThat(judge(List.of(never, hold, reject)).judge(List.of(step(1, PENDING))))
                .containsExactly(new Verdict.Hold("rule:look"));
        assertThat(judge(List.of(reject, hold)).judge(List.of(step(1, PENDING))))
                .containsExactly(new Verdict.Decline("rule:bad"));
        assertThat(judge(List.of(send, reject)).judge(List.of(step(1, PENDING))))
                .containsExactly(SEND);
    }

    @Test
    void aRuleOfAnotherNetworkHasNoSay() {
        Rule other = new Rule("other", new NetworkId("another"), Action.REJECT, condition(ALWAYS), ZoneOffset.UTC);

        assertThat(judge(List.of(other)).judge(List.of(step(1, PENDING)))).containsExactly(SEND);
    }

    @Test
    void aReversalSharesTheFateOfItsApproval() {
        Rule hold = rule("look", Action.HOLD, "{'field': 'status', 'is': 'approved'}");
        Rule reject = rule("bad", Action.REJECT, "{'field': 'status', 'is': 'approved'}");
        Rule rejectReversals = rule("never", Action.REJECT, "{'field': 'status', 'is': 'reversed'}");
        List<Subject> steps = List.of(step(1, PENDING), step(1, APPROVED), step(1, REVERSED));

        assertThat(judge(List.of(hold)).judge(steps)).containsExactly(SEND, new Verdict.Hold("rule:look"), BEHIND_HELD);
        assertThat(judge(List.of(reject)).judge(steps))
                .containsExactly(SEND, new Verdict.Decline("rule:bad"), BEHIND_DECLINED);
        assertThat(judge(List.of(rejectReversals)).judge(steps)).containsExactly(SEND, SEND, SEND);
    }

    @Test
    void itDoesSoWhenTheApprovalWasPlannedLongAgo() {
        assertThat(reversalAfter(APPROVED, Standing.HELD)).isEqualTo(BEHIND_HELD);
        assertThat(reversalAfter(APPROVED, Standing.DECLINED)).isEqualTo(BEHIND_DECLINED);
        assertThat(reversalAfter(APPROVED, Standing.REFUSED)).isEqualTo(BEHIND_DECLINED);
        assertThat(reversalAfter(APPROVED, Standing.FREE)).isEqualTo(SEND);
        assertThat(reversalAfter(ConversionStatus.SALE, Standing.DECLINED)).isEqualTo(BEHIND_DECLINED);
    }

    @Test
    void nothingOvertakesWhatIsHeld() {
        Rule hold = rule("look", Action.HOLD, "{'field': 'status', 'is': 'pending'}");

        assertThat(judge(List.of(hold)).judge(List.of(step(1, PENDING), step(1, APPROVED), step(2, APPROVED))))
                .containsExactly(new Verdict.Hold("rule:look"), BEHIND_HELD, BEHIND_HELD);
    }

    @Test
    void whatAPersonHasDeclinedStaysSoInItsRevision() {
        Judge judge = judge(List.of(), fate(PENDING, Standing.REFUSED));

        assertThat(judge.judge(List.of(step(1, APPROVED), step(1, REVERSED), step(2, PENDING))))
                .containsExactly(BEHIND_DECLINED, BEHIND_DECLINED, SEND);
    }

    @Test
    void whatARuleHasDeclinedDecidesNothingButItsReversal() {
        assertThat(judge(List.of(), fate(PENDING, Standing.DECLINED)).judge(List.of(step(1, APPROVED))))
                .containsExactly(SEND);
    }

    @Test
    void aStepThatHasAFateKeepsItWhateverRulesSayNow() {
        Judge judge = judge(List.of(rule("new", Action.HOLD, ALWAYS)), fate(APPROVED, Standing.FREE));

        assertThat(judge.judge(List.of(step(1, APPROVED), step(1, REVERSED)))).containsExactly(SEND, SEND);
    }

    @Test
    void conversionsOfTheSameVisitorAreCountedOnceEachAndOnlyEarlierOnes() {
        Rule third = rule("third", Action.REJECT, "{'field': 'same_visitor', 'at_least': 2}");
        var before = new Sighting(Subjects.NETWORK, "v-1", new UUID(0, 7), ACTED_AT.minusSeconds(100));
        var again = new Sighting(Subjects.NETWORK, "v-1", new UUID(0, 7), ACTED_AT.minusSeconds(99));
        var elsewhere = new Sighting(new NetworkId("another"), "v-1", new UUID(0, 8), ACTED_AT.minusSeconds(98));
        var later = new Sighting(Subjects.NETWORK, "v-1", new UUID(0, 9), ACTED_AT.plusSeconds(1));
        Judge judge = new Judge(List.of(third), List.of(before, again, elsewhere, later), List.of());

        List<Verdict> verdicts = judge.judge(List.of(
                another(2, ACTED_AT.minusSeconds(2)), another(2, ACTED_AT.minusSeconds(2)), another(3, ACTED_AT)));

        assertThat(verdicts).containsExactly(SEND, SEND, new Verdict.Decline("rule:third"));
    }

    @Test
    void aRuleReadsHoursInItsOwnZone() {
        Rule night = new Rule(
                "night", null, Action.HOLD, condition("{'field': 'hour', 'below': 6}"), ZoneOffset.ofTotalSeconds((int)
                        Duration.ofHours(3).toSeconds()));
        Rule utc = rule("utc", Action.HOLD, "{'field': 'hour', 'below': 6}");

        assertThat(judge(List.of(utc)).judge(List.of(step(1, PENDING)))).containsExactly(SEND);
        assertThat(judge(List.of(night)).judge(List.of(step(1, PENDING))))
                .containsExactly(new Verdict.Hold("rule:night"));
    }

    private static Verdict reversalAfter(ConversionStatus owed, Standing standing) {
        return judge(List.of(), fate(owed, standing))
                .judge(List.of(step(1, REVERSED)))
                .getFirst();
    }

    private static Judge judge(List<Rule> rules, Fate... fates) {
        return new Judge(rules, List.of(), List.of(fates));
    }

    private static Fate fate(ConversionStatus status, Standing standing) {
        return new Fate(step(1, status).thread(), 1, status, standing);
    }

    private static Rule rule(String name, Action action, String condition) {
        return new Rule(name, null, action, condition(condition), ZoneOffset.UTC);
    }

    private static Condition condition(String text) {
        return ConditionReader.read(new JsonMapper().readTree(text.replace('\'', '"')));
    }
}
