package io.clicktrail.attribution.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.clicktrail.attribution.AnOffer;
import io.clicktrail.attribution.decision.ActionStatus.Lateness;
import io.clicktrail.attribution.decision.Change.Mark;
import io.clicktrail.attribution.decision.Standing.State;
import io.clicktrail.attribution.fact.Click;
import io.clicktrail.attribution.fact.Join;
import io.clicktrail.event.ConversionEvent;
import io.clicktrail.event.ConversionEvent.Undoing;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Money;
import io.clicktrail.event.Offer;

import static io.clicktrail.attribution.decision.Trail.ANNA;
import static io.clicktrail.attribution.decision.Trail.BORIS;
import static io.clicktrail.attribution.decision.Trail.minutes;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The life of credits, minute by minute: hold 10, clawback 10, settlement 60. */
class ReconciliationTest {

    private static final int SETTLED = 75;

    private final Offer offer = AnOffer.called("sports-offer")
            .hold(minutes(10))
            .clawback(minutes(10))
            .settlement(minutes(60))
            .build();
    private final Offer shared = AnOffer.called("sports-share")
            .sharedWith(2)
            .hold(minutes(10))
            .clawback(minutes(10))
            .settlement(minutes(60))
            .build();
    private final Trail trail = new Trail();
    private final Map<EventId, ActionStatus> statuses = new HashMap<>();
    private final List<Standing> revisions = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    @Test
    void aCreditIsHeldAndThenApproved() {
        trail.started(ANNA, offer, 0);
        trail.join(ANNA, 10);

        decide(10);
        assertThat(newest().state()).isEqualTo(State.PENDING);
        decide(19.99);
        assertThat(newest().state()).isEqualTo(State.PENDING);
        decide(20);
        assertThat(newest().state()).isEqualTo(State.APPROVED);
        assertThat(said).containsExactly("ConversionPending", "ConversionApproved");
    }

    @Test
    void withNothingLeftToHoldItIsApprovedAtOnce() {
        trail.started(ANNA, offer, 0);
        trail.join(ANNA, 10);

        decide(20);

        assertThat(said).containsExactly("ConversionPending", "ConversionApproved");
    }

    @Test
    void aLeaveWithinTheHoldRejects() {
        trail.started(ANNA, offer, 0);
        trail.join(ANNA, 10);
        decide(10);
        trail.leave(ANNA, 15);
        decide(15);

        assertThat(newest().state()).isEqualTo(State.REJECTED);
        assertThat(newest().undone()).isEqualTo(new Standing.Undone(Undoing.LEFT, Trail.minute(15)));
        assertThat(said).containsExactly("ConversionPending", "ConversionRejected");
    }

    @Test
    void aLeaveWithinTheClawbackReversesAndALaterOneDoesNot() {
        trail.started(ANNA, offer, 0);
        trail.join(ANNA, 10);
        decide(20);
        trail.leave(ANNA, 30);
        decide(30);
        assertThat(newest().state()).isEqualTo(State.APPROVED);

        trail.leave(ANNA, 29.99);
        decide(31);
        assertThat(newest().state()).isEqualTo(State.REVERSED);
        assertThat(said).containsExactly("ConversionPending", "ConversionApproved", "ConversionReversed");
    }

    @Test
    void whoeverIsKnownToHaveLeftInTheHoldIsCreditedAndRejectedInOneBreath() {
        trail.leave(ANNA, 15);
        trail.join(ANNA, 10);
        trail.started(ANNA, offer, 0);

        decide(16);

        assertThat(newest().state()).isEqualTo(State.REJECTED);
        assertThat(said).containsExactly("ConversionPending", "ConversionRejected");
    }

    @Test
    void aLeaveTakesACreditBackAlsoAfterTheSettlement() {
        Offer brief = AnOffer.called("sports-brief").settlement(minutes(1)).build();
        trail.started(ANNA, brief, 0);
        trail.join(ANNA, 10);
        decide(10, brief);
        trail.leave(ANNA, 50);
        decide(50, brief);

        assertThat(newest().state()).isEqualTo(State.REVERSED);
    }

    @Test
    void aLateClickThatWouldHaveWonSupersedesTheCredit() {
        Click first = trail.started(ANNA, offer, 0);
        trail.join(ANNA, 10);
        decide(10);
        Click late = trail.started(ANNA, offer, 5);
        decide(30);

        assertThat(revisions).hasSize(2);
        assertThat(revisions.getFirst().conversion().click()).isEqualTo(first.id());
        assertThat(revisions.getFirst().undone()).isEqualTo(new Standing.Undone(Undoing.SUPERSEDED, Trail.minute(30)));
        assertThat(newest().conversion().click()).isEqualTo(late.id());
        assertThat(newest().conversion().revision()).isEqualTo(2);
        assertThat(said)
                .containsExactly("ConversionPending", "ConversionRejected", "ConversionPending", "ConversionApproved");
    }

    @Test
    void anEarlierJoinThatIsHeardLaterTakesTheConversionOver() {
        trail.started(ANNA, offer, 0);
        Join second = trail.join(ANNA, 20);
        decide(20);
        Join first = trail.joinHeardAt(ANNA, 10, 21);
        decide(21);

        assertThat(newest().action()).isEqualTo(first.event());
        assertThat(stateOf(second)).isEqualTo(ActionStatus.State.REPEAT);
        assertThat(revisions).hasSize(2);
    }

    @Test
    void anEarlierStartBySomebodyElseMovesTheClickAndItsCredit() {
        Click click = trail.started(ANNA, offer, 0);
        trail.join(ANNA, 10);
        decide(10);
        trail.start(BORIS, click.id(), 0.5);
        decide(11);

        assertThat(newest().state()).isEqualTo(State.REJECTED);
        assertThat(newest().superseded()).isTrue();
        assertThat(said).containsExactly("ConversionPending", "ConversionRejected", "ActionParked");

        Click own = trail.started(ANNA, offer, 3);
        decide(12);
        assertThat(newest().conversion().click()).isEqualTo(own.id());
        assertThat(newest().conversion().revision()).isEqualTo(2);
    }

    @Test
    void aJoinThatNoClickExplainsIsParkedAndExpires() {
        Join join = trail.join(ANNA, 10);

        decide(10);
        assertThat(stateOf(join)).isEqualTo(ActionStatus.State.PARKED);
        assertThat(statusOf(join).settlesAt()).isEqualTo(Trail.minute(70));
        decide(70);
        assertThat(stateOf(join)).isEqualTo(ActionStatus.State.PARKED);
        decide(70.01);
        assertThat(stateOf(join)).isEqualTo(ActionStatus.State.EXPIRED);
        assertThat(said).containsExactly("ActionParked", "ActionExpired");
    }

    @Test
    void aParkedJoinIsCreditedWhenItsClickArrives() {
        Join join = trail.join(ANNA, 10);
        decide(10);
        trail.started(ANNA, offer, 0);
        decide(40);

        assertThat(stateOf(join)).isEqualTo(ActionStatus.State.CREDITED);
        assertThat(said).containsExactly("ActionParked", "ConversionPending", "ConversionApproved");
    }

    @Test
    void whatHasExpiredStaysSoAndIsListedAsLate() {
        Join join = trail.join(ANNA, 10);
        decide(10);
        decide(SETTLED);
        trail.started(ANNA, offer, 0);
        decide(SETTLED + 1);

        assertThat(revisions).isEmpty();
        assertThat(stateOf(join)).isEqualTo(ActionStatus.State.LATE);
        assertThat(statusOf(join).late()).isEqualTo(Lateness.EXPIRED_BEFORE);
    }

    @Test
    void aSettledCreditStaysAndItsJoinIsListedAsLate() {
        Click first = trail.started(ANNA, offer, 0);
        Join join = trail.join(ANNA, 10);
        decide(10);
        Click tooLate = trail.started(ANNA, offer, 5);
        decide(SETTLED);

        assertThat(newest().conversion().click()).isEqualTo(first.id());
        assertThat(newest().state()).isEqualTo(State.APPROVED);
        assertThat(stateOf(join)).isEqualTo(ActionStatus.State.LATE);
        assertThat(statusOf(join).late()).isEqualTo(Lateness.CREDIT_SETTLED);
        assertThat(requireNonNull(statusOf(join).explanation()).winner()).isEqualTo(tooLate.id());
    }

    @Test
    void anEarlierJoinCannotTakeOverAConversionThatIsSettled() {
        trail.started(ANNA, offer, 0);
        Join second = trail.join(ANNA, 20);
        decide(20);
        Join first = trail.joinHeardAt(ANNA, 10, 90);
        decide(90);

        assertThat(newest().action()).isEqualTo(second.event());
        assertThat(newest().conversion().revision()).isEqualTo(1);
        assertThat(statusOf(first).late()).isEqualTo(Lateness.CONVERSION_SETTLED);
    }

    /** A service that was down for two days has not lost two days of conversions. */
    @Test
    void aJoinOfWhichWeHearLongAfterwardsIsCreditedAllTheSame() {
        trail.started(ANNA, offer, 0);
        Join join = trail.joinHeardAt(ANNA, 10, 2 * 24 * 60);
        decide(2 * 24 * 60);

        assertThat(stateOf(join)).isEqualTo(ActionStatus.State.CREDITED);
        assertThat(newest().state()).isEqualTo(State.APPROVED);
    }

    @Test
    void moreLosersAreExplainedWithoutANewRevision() {
        trail.started(ANNA, offer, 5);
        trail.join(ANNA, 10);
        decide(20);
        Click older = trail.started(ANNA, offer, 0);
        decide(21);

        assertThat(revisions).hasSize(1);
        assertThat(newest().explanation().losers())
                .extracting(Explanation.Loser::click)
                .containsExactly(older.id());
        assertThat(said).containsExactly("ConversionPending", "ConversionApproved");
    }

    @Test
    void aCappedCreditQueuesSilentlyAndEndsSilently() {
        Offer capped = AnOffer.called("sports-capped").cappedAt(1).build();
        trail.started(ANNA, capped, 0);
        trail.join(ANNA, 10);
        decide(10, capped);
        assertThat(newest().state()).isEqualTo(State.OVER_CAP);

        trail.leave(ANNA, 12);
        decide(12, capped);
        assertThat(newest().state()).isEqualTo(State.REJECTED);
        assertThat(said).isEmpty();
    }

    @Test
    void aVisitorOfWhomWeHearLateMovesTheShareAndItsCredit() {
        trail.started(ANNA, shared, 0);
        trail.followed(ANNA, shared, 10, 20);
        decide(20, shared);
        trail.followedHeardAt(ANNA, shared, 5, 31);
        decide(31, shared);

        assertThat(revisions)
                .extracting(each -> each.conversion().actedAt())
                .containsExactly(Trail.minute(20), Trail.minute(10));
        assertThat(statuses.values())
                .extracting(ActionStatus::state, ActionStatus::actedAt)
                .containsExactly(tuple(ActionStatus.State.CREDITED, Trail.minute(10)));
        assertThat(said)
                .containsExactly("ConversionPending", "ConversionRejected", "ConversionPending", "ConversionApproved");
    }

    @Test
    void aVisitorWhoComesLaterThanThoseItTakesChangesNothing() {
        trail.started(ANNA, shared, 0);
        trail.followed(ANNA, shared, 10, 20);
        decide(30, shared);
        trail.followed(ANNA, shared, 25);

        assertThat(trail.changes(ANNA, past(), 31, shared)).isEmpty();
    }

    @Test
    void aSettledShareStaysWhereItWasAndIsListedAsLate() {
        trail.started(ANNA, shared, 0);
        trail.followed(ANNA, shared, 10, 20);
        decide(20, shared);
        trail.followedHeardAt(ANNA, shared, 5, 90);
        decide(90, shared);

        assertThat(newest().conversion().actedAt()).isEqualTo(Trail.minute(20));
        assertThat(newest().state()).isEqualTo(State.APPROVED);
        assertThat(statuses.values())
                .extracting(ActionStatus::late, ActionStatus::actedAt)
                .containsExactly(tuple(Lateness.CREDIT_SETTLED, Trail.minute(10)));
    }

    @Test
    void anEarlierStartWithoutPremiumLowersTheRateOfAShare() {
        Click click = trail.click(shared, 0);
        trail.start(ANNA, click.id(), 2, true);
        trail.followed(ANNA, shared, 10, 20);
        decide(20, shared);
        trail.start(ANNA, click.id(), 1, false);
        decide(21, shared);

        assertThat(revisions)
                .extracting(each -> each.conversion().rate())
                .containsExactly(Money.of("10", "XTR"), Money.of("5", "XTR"));
    }

    @Test
    void decidingAgainChangesNothing() {
        trail.started(ANNA, offer, 0);
        trail.join(ANNA, 10);
        trail.join(ANNA, 12);
        decide(15);

        assertThat(trail.changes(ANNA, past(), 15, offer)).isEmpty();
    }

    private void decide(double now) {
        decide(now, offer);
    }

    private void decide(double now, Offer offer) {
        Plan plan = new Plan(trail.changes(ANNA, past(), now, offer));
        plan.revised().forEach(this::replace);
        revisions.addAll(plan.begun());
        plan.marks().forEach(this::keep);
        plan.announcements().stream().map(ReconciliationTest::nameOf).forEach(said::add);
    }

    private void replace(Standing standing) {
        revisions.replaceAll(each -> each.conversion().equals(standing.conversion()) ? standing : each);
    }

    private void keep(Mark mark) {
        statuses.put(mark.action().event(), mark.after());
    }

    private Past past() {
        return new Past(revisions.isEmpty() ? List.of() : List.of(newest()), statuses);
    }

    private Standing newest() {
        return revisions.getLast();
    }

    private ActionStatus statusOf(Join join) {
        return requireNonNull(statuses.get(join.event()));
    }

    private ActionStatus.State stateOf(Join join) {
        return statusOf(join).state();
    }

    private static String nameOf(ConversionEvent event) {
        return event.getClass().getSimpleName();
    }
}
