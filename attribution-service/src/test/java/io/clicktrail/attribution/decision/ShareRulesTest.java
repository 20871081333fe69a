package io.clicktrail.attribution.decision;

import org.junit.jupiter.api.Test;

import io.clicktrail.attribution.AnOffer;
import io.clicktrail.attribution.decision.Explanation.Loser;
import io.clicktrail.attribution.decision.Explanation.Reason;
import io.clicktrail.attribution.decision.Verdict.Credit;
import io.clicktrail.attribution.decision.Verdict.Unexplained;
import io.clicktrail.attribution.fact.Click;
import io.clicktrail.event.Money;
import io.clicktrail.event.Offer;

import static io.clicktrail.attribution.decision.Trail.ANNA;
import static io.clicktrail.attribution.decision.Trail.BORIS;
import static io.clicktrail.attribution.decision.Trail.minute;
import static io.clicktrail.attribution.decision.Trail.minutes;
import static org.assertj.core.api.Assertions.assertThat;

/** Offers that pay for shares. */
class ShareRulesTest {

    private final Offer offer = AnOffer.called("sports-share").sharedWith(3).build();
    private final Trail trail = new Trail();

    @Test
    void fewerPeopleThanTheOfferAsksForAreNoShare() {
        trail.started(ANNA, offer, 0);
        trail.followed(ANNA, offer, 10, 20);
        trail.followed(BORIS, offer, 10);

        assertThat(trail.verdicts(ANNA, offer)).isEmpty();
    }

    @Test
    void theShareIsDoneWhenTheLastOfThePeopleItTakesHasCome() {
        Click click = trail.started(ANNA, offer, 0);
        trail.followed(ANNA, offer, 40, 10, 30, 20);

        Credit credit = trail.credit(ANNA, offer);

        assertThat(credit.click()).isEqualTo(click);
        assertThat(credit.action().at()).isEqualTo(minute(30));
        assertThat(credit.toConversion(1).place()).isEqualTo("@sports");
        assertThat(credit.toConversion(1).rate()).isEqualTo(Money.of("5", "XTR"));
    }

    @Test
    void whoFollowsTheirOwnLinkIsNotCounted() {
        trail.startedOn("own phone", ANNA, offer, 0);
        trail.followedOn("own phone", ANNA, offer, 5);
        trail.followed(ANNA, offer, 10, 20);
        assertThat(trail.verdicts(ANNA, offer)).isEmpty();

        trail.followed(ANNA, offer, 30);
        assertThat(trail.credit(ANNA, offer).action().at()).isEqualTo(minute(30));
    }

    @Test
    void itSettlesFromWhenWeHadHeardOfEnoughPeople() {
        Offer brief = AnOffer.called("sports-brief")
                .sharedWith(2)
                .settlement(minutes(60))
                .build();
        trail.started(ANNA, brief, 0);
        trail.followed(ANNA, brief, 20);
        trail.followedHeardAt(ANNA, brief, 10, 45);
        trail.followedHeardAt(ANNA, brief, 5, 50);

        assertThat(trail.credit(ANNA, brief).settlesAt()).isEqualTo(minute(105));
    }

    @Test
    void aShareIsTheSameActionWhoeverProvesIt() {
        trail.started(ANNA, offer, 0);
        trail.followed(ANNA, offer, 20, 21, 22);
        Credit before = trail.credit(ANNA, offer);
        trail.followed(ANNA, offer, 10, 11, 12);
        Credit after = trail.credit(ANNA, offer);

        assertThat(after.action().at()).isNotEqualTo(before.action().at());
        assertThat(after.action().event()).isEqualTo(before.action().event());
        assertThat(after.conversion()).isEqualTo(before.conversion());
    }

    @Test
    void onlyAClickOfTheSharedOfferExplainsAShare() {
        Offer other = AnOffer.called("sports-other").sharedWith(1).build();
        Click ofOther = trail.started(ANNA, other, 0);
        trail.followed(ANNA, offer, 10, 20, 30);

        assertThat(trail.verdicts(ANNA, offer, other))
                .singleElement()
                .isInstanceOfSatisfying(
                        Unexplained.class,
                        parked -> assertThat(parked.explanation().losers())
                                .containsExactly(new Loser(ofOther.id(), other.id(), Reason.OTHER_PLACE)));
    }

    @Test
    void theClickMustBeWithinTheWindowWhenTheShareIsDone() {
        Offer brief = AnOffer.called("sports-brief")
                .sharedWith(2)
                .attributionWindow(minutes(15))
                .build();
        trail.started(ANNA, brief, 0);
        trail.followed(ANNA, brief, 10, 16);

        assertThat(trail.verdicts(ANNA, brief)).hasOnlyElementsOfType(Unexplained.class);
    }

    @Test
    void whoFollowsALinkToAnOfferWithAnotherGoalProvesNothing() {
        Offer toJoin = AnOffer.called("sports-join").build();
        trail.started(ANNA, toJoin, 0);
        trail.followed(ANNA, toJoin, 10);

        assertThat(trail.verdicts(ANNA, toJoin)).isEmpty();
    }

    @Test
    void whoHadPremiumAtTheStartIsPaidAtThePremiumRate() {
        Click click = trail.click(offer, 0);
        trail.start(ANNA, click.id(), 1, true);
        trail.followed(ANNA, offer, 10, 20, 30);

        assertThat(trail.credit(ANNA, offer).toConversion(1).rate()).isEqualTo(Money.of("10", "XTR"));
    }

    @Test
    void nobodyLeavesAShare() {
        trail.started(ANNA, offer, 0);
        trail.followed(ANNA, offer, 10, 20, 30);
        trail.leave(ANNA, 31);

        assertThat(trail.credit(ANNA, offer).leftAt()).isNull();
    }
}
