package io.clicktrail.attribution.decision;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.clicktrail.attribution.AnOffer;
import io.clicktrail.attribution.decision.Explanation.Loser;
import io.clicktrail.attribution.decision.Explanation.Reason;
import io.clicktrail.attribution.decision.Verdict.Credit;
import io.clicktrail.attribution.decision.Verdict.Repeat;
import io.clicktrail.attribution.decision.Verdict.Tracked;
import io.clicktrail.attribution.decision.Verdict.Unexplained;
import io.clicktrail.attribution.decision.Verdict.Untracked;
import io.clicktrail.attribution.fact.Click;
import io.clicktrail.attribution.fact.Join;
import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Money;
import io.clicktrail.event.Offer;
import io.clicktrail.event.Offer.Hours;

import static io.clicktrail.attribution.decision.Trail.ANNA;
import static io.clicktrail.attribution.decision.Trail.BORIS;
import static io.clicktrail.attribution.decision.Trail.SPORTS;
import static io.clicktrail.attribution.decision.Trail.minutes;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

class AttributionRulesTest {

    private final Offer offer = AnOffer.called("sports-offer").build();
    private final Trail trail = new Trail();

    @Test
    void theLastClickBeforeTheJoinWins() {
        Click older = trail.started(ANNA, offer, 0);
        Click last = trail.started(ANNA, offer, 5);
        Click after = trail.started(ANNA, offer, 11);
        trail.join(ANNA, 10);

        Credit credit = trail.credit(ANNA, offer);

        assertThat(credit.click()).isEqualTo(last);
        assertThat(credit.explanation().rule()).isEqualTo("last_click.v1");
        assertThat(credit.explanation().winner()).isEqualTo(last.id());
        assertThat(reasons(credit))
                .isEqualTo(Map.of(older.id(), Reason.OLDER_THAN_THE_WINNER, after.id(), Reason.AFTER_THE_ACTION));
    }

    @Test
    void ofClicksInTheSameMomentTheOneWithTheLaterEventWins() {
        trail.started(ANNA, offer, 0);
        Click later = trail.started(ANNA, offer, 0);
        trail.join(ANNA, 10);

        assertThat(trail.credit(ANNA, offer).click()).isEqualTo(later);
    }

    @Test
    void theFirstClickWinsWhereTheOfferSaysSo() {
        Offer first = AnOffer.called("sports-first").firstClick().build();
        Click earliest = trail.started(ANNA, first, 0);
        Click younger = trail.started(ANNA, first, 5);
        trail.join(ANNA, 10);

        Credit credit = trail.credit(ANNA, first);

        assertThat(credit.click()).isEqualTo(earliest);
        assertThat(credit.explanation().rule()).isEqualTo("first_click.v1");
        assertThat(reasons(credit)).isEqualTo(Map.of(younger.id(), Reason.YOUNGER_THAN_THE_WINNER));
    }

    @Test
    void theLastClickDecidesWhichOfferIsAskedForItsFirst() {
        Offer first = AnOffer.called("sports-first").firstClick().build();
        Click earliest = trail.started(ANNA, first, 0);
        trail.started(ANNA, offer, 3);
        trail.started(ANNA, first, 5);
        trail.join(ANNA, 10);
        assertThat(trail.credit(ANNA, offer, first).click()).isEqualTo(earliest);

        Click other = trail.started(ANNA, offer, 7);
        assertThat(trail.credit(ANNA, offer, first).click()).isEqualTo(other);
    }

    @Test
    void aClickAsOldAsTheWindowWinsAndAnOlderOneDoesNot() {
        Offer brief =
                AnOffer.called("sports-brief").attributionWindow(minutes(10)).build();
        Click older = trail.started(ANNA, brief, -0.001);
        Click justInTime = trail.started(ANNA, brief, 0);
        trail.join(ANNA, 10);

        Credit credit = trail.credit(ANNA, brief);

        assertThat(credit.click()).isEqualTo(justInTime);
        assertThat(reasons(credit)).isEqualTo(Map.of(older.id(), Reason.TOO_OLD));
    }

    /** Telegram dates a join with whole seconds: 12:10:00 is said of all that happens until 12:10:01. */
    @Test
    void aClickWithinTheSecondOfTheJoinCameBeforeIt() {
        Click click = trail.started(ANNA, offer, 10 + 0.9 / 60);
        trail.join(ANNA, 10);

        assertThat(trail.credit(ANNA, offer).click()).isEqualTo(click);
    }

    @Test
    void aClickBelongsToWhoStartedItsTokenFirst() {
        Click click = trail.click(offer, 0);
        trail.start(BORIS, click.id(), 2);
        trail.start(ANNA, click.id(), 1);
        trail.join(ANNA, 10);
        trail.join(BORIS, 10);

        assertThat(trail.credit(ANNA, offer).click()).isEqualTo(click);
        assertThat(reasonsOfOnlyVerdict(BORIS)).isEqualTo(Map.of(click.id(), Reason.BOUND_TO_OTHER_USER));
    }

    @Test
    void onlyClicksOfPeopleThatWereSentOnCount() {
        Click refused = trail.click(offer, 0, ClickOutcome.EXHAUSTED, null);
        Click machine = trail.click(offer, 1, ClickOutcome.ACCEPTED, "headless");
        ClickId unheard = trail.token(Trail.minute(2));
        trail.start(ANNA, refused.id(), 3);
        trail.start(ANNA, machine.id(), 3);
        trail.start(ANNA, unheard, 3);
        trail.join(ANNA, 10);

        assertThat(trail.verdicts(ANNA, offer)).hasOnlyElementsOfType(Unexplained.class);
        assertThat(reasonsOfOnlyVerdict(ANNA))
                .isEqualTo(Map.of(
                        refused.id(),
                        Reason.NOT_ACCEPTED,
                        machine.id(),
                        Reason.MACHINE,
                        unheard,
                        Reason.CLICK_UNKNOWN));
    }

    @Test
    void aClickOfAnotherPlaceOrAnotherGoalIsNoCandidate() {
        Offer elsewhere = AnOffer.called("news-offer").at("@news").build();
        Offer reaction = AnOffer.called("sports-reaction").goal(Goal.REACTION).build();
        Click ofElsewhere = trail.started(ANNA, elsewhere, 0);
        Click ofReaction = trail.started(ANNA, reaction, 1);
        trail.join(ANNA, 10);

        assertThat(reasons(trail.verdicts(ANNA, offer, elsewhere, reaction).getFirst()))
                .isEqualTo(Map.of(ofElsewhere.id(), Reason.OTHER_PLACE, ofReaction.id(), Reason.OTHER_GOAL));
    }

    @Test
    void aPlaceIsKnownByItsIdAndByItsNameInAnyCase() {
        Offer byId = AnOffer.called("sports-by-id").at("-1001").build();
        Click click = trail.started(ANNA, byId, 0);
        trail.join(ANNA, 10, new Chat(-1001, null, "channel"), false);
        assertThat(trail.credit(ANNA, byId).click()).isEqualTo(click);

        Click named = trail.started(BORIS, offer, 0);
        trail.join(BORIS, 10, new Chat(-77, "SPORTS", "channel"), false);
        assertThat(trail.credit(BORIS, offer).click()).isEqualTo(named);
    }

    @Test
    void aJoinWhereNoOfferIsPromotedIsNotTracked() {
        trail.started(ANNA, offer, 0);
        trail.join(ANNA, 10, new Chat(-99, "elsewhere", "channel"), false);

        assertThat(trail.verdicts(ANNA, offer)).hasOnlyElementsOfType(Untracked.class);
    }

    @Test
    void anOfferMadeAfterwardsHasNothingToDoWithAJoin() {
        Offer later = AnOffer.called("sports-later").createdAt(Trail.minute(20)).build();
        trail.join(ANNA, 10);

        assertThat(trail.verdicts(ANNA, later)).hasOnlyElementsOfType(Untracked.class);
    }

    @Test
    void whoJoinsAgainIsCreditedOnceForTheFirstTime() {
        Click click = trail.started(ANNA, offer, 0);
        Join first = trail.join(ANNA, 10);
        trail.leave(ANNA, 15);
        trail.join(ANNA, 20);

        assertThat(trail.verdicts(ANNA, offer).getFirst())
                .isInstanceOfSatisfying(
                        Credit.class, credit -> assertThat(credit.action()).isEqualTo(first));
        assertThat(trail.verdicts(ANNA, offer).getLast())
                .isInstanceOfSatisfying(
                        Repeat.class,
                        repeat -> assertThat(reasons(repeat)).isEqualTo(Map.of(click.id(), Reason.REPEAT)));
    }

    @Test
    void theFirstLeaveAfterTheJoinEndsItsMembership() {
        trail.started(ANNA, offer, 0);
        trail.leave(ANNA, -1);
        trail.join(ANNA, 10);
        trail.leave(ANNA, 30);
        trail.leave(ANNA, 20);

        assertThat(trail.credit(ANNA, offer).leftAt()).isEqualTo(Trail.minute(20));
    }

    @Test
    void aPremiumUserIsPaidAtThePremiumRate() {
        trail.started(ANNA, offer, 0);
        trail.join(ANNA, 10, SPORTS, true);

        assertThat(trail.credit(ANNA, offer).toConversion(1).rate()).isEqualTo(new Money(BigDecimal.TEN, "XTR"));
        assertThat(trail.credit(ANNA, offer).toConversion(1).payout()).isEqualTo(Money.of("0.4", "USD"));
    }

    @Test
    void anExplanationListsTheNewestLosersAndCountsTheRest() {
        for (int minute = 0; minute < 30; minute++) {
            trail.started(ANNA, offer, minute);
        }
        trail.join(ANNA, 60);

        Explanation explanation = trail.credit(ANNA, offer).explanation();

        assertThat(explanation.losers()).hasSize(20);
        assertThat(explanation.moreLosers()).isEqualTo(9);
        assertThat(explanation.losers())
                .extracting(loser -> loser.click().value())
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void whoIsFoundMissingAtTheEndOfTheHoldHasLeft() {
        trail.started(ANNA, offer, 0);
        trail.join(ANNA, 10);
        trail.foundMissing(ANNA, 30);

        assertThat(trail.credit(ANNA, offer).leftAt()).isEqualTo(Trail.minute(30));
    }

    @Test
    void whoIsFoundThereAndWasNeverMissedIsNotNew() {
        Click click = trail.started(ANNA, offer, 0);
        trail.foundThere(ANNA, 10);

        assertThat(reasonsOfOnlyVerdict(ANNA)).isEqualTo(Map.of(click.id(), Reason.NOT_NEW));
    }

    @Test
    void whoWasMissingAtTheStartAndIsFoundThereLaterHasJoined() {
        Click click = trail.started(ANNA, offer, 0);
        trail.foundMissing(ANNA, 1);
        trail.foundThere(ANNA, 10);

        assertThat(trail.credit(ANNA, offer).click()).isEqualTo(click);
    }

    @Test
    void anAnswerGivenAboutTheMomentOfTheJoinDoesNotEndIt() {
        trail.started(ANNA, offer, 0);
        trail.join(ANNA, 10);
        trail.foundMissing(ANNA, 10.9);
        assertThat(trail.credit(ANNA, offer).leftAt()).isNull();

        trail.foundMissing(ANNA, 11);
        assertThat(trail.credit(ANNA, offer).leftAt()).isEqualTo(Trail.minute(11));
    }

    @Test
    void whoWasAskedAboutBeforeJoiningIsStillNew() {
        Click click = trail.started(ANNA, offer, 5);
        trail.foundMissing(ANNA, 2);
        trail.foundMissing(ANNA, 7);
        trail.join(ANNA, 10);

        Credit credit = trail.credit(ANNA, offer);

        assertThat(credit.click()).isEqualTo(click);
        assertThat(credit.leftAt()).isNull();
    }

    @Test
    void anActionOutsideOfTheHoursCountsForAsLongAsTheOfferGrants() {
        Hours minutes = new Hours(EnumSet.allOf(DayOfWeek.class), LocalTime.of(12, 0), LocalTime.of(12, 5));
        Offer open = AnOffer.called("sports-hours").openIn(minutes, minutes(10)).build();
        Click click = trail.started(ANNA, open, 1);
        trail.join(ANNA, 11);
        assertThat(trail.credit(ANNA, open).click()).isEqualTo(click);

        trail.started(BORIS, open, 1);
        trail.join(BORIS, 11.02);
        assertThat(trail.verdicts(BORIS, open))
                .singleElement()
                .isInstanceOfSatisfying(
                        Unexplained.class, late -> assertThat(reasons(late)).containsValue(Reason.OUT_OF_SCHEDULE));
    }

    private Map<ClickId, Reason> reasonsOfOnlyVerdict(long user) {
        assertThat(trail.verdicts(user, offer)).hasSize(1);
        return reasons(trail.verdicts(user, offer).getFirst());
    }

    private static Map<ClickId, Reason> reasons(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Tracked.class);
        return ((Tracked) verdict).explanation().losers().stream().collect(toMap(Loser::click, Loser::reason));
    }
}
