package io.clicktrail.attribution.decision;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.clicktrail.attribution.AnOffer;
import io.clicktrail.attribution.decision.Explanation.Loser;
import io.clicktrail.attribution.decision.Explanation.Reason;
import io.clicktrail.attribution.decision.Verdict.Campaign;
import io.clicktrail.attribution.decision.Verdict.Unexplained;
import io.clicktrail.attribution.fact.Click;
import io.clicktrail.attribution.fact.Invite;
import io.clicktrail.event.Chat;
import io.clicktrail.event.Offer;
import io.clicktrail.event.Offer.Entry;

import static io.clicktrail.attribution.decision.Trail.ANNA;
import static io.clicktrail.attribution.decision.Trail.SPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/** What the own invite link of an offer decides. */
class InviteRulesTest {

    private static final Invite BY_LINK = new Invite("https://t.me/+direct-offer", "o:direct-offer");

    private final Offer direct =
            AnOffer.called("direct-offer").entry(Entry.INVITE_LINK).build();
    private final Offer other = AnOffer.called("other-offer").build();
    private final Trail trail = new Trail();

    @BeforeEach
    void theOfferHasItsLink() {
        trail.linked(direct, SPORTS);
    }

    @Test
    void aJoinThatNoClickExplainsCountsForTheCampaignOfItsLink() {
        trail.joinBy(ANNA, 10, BY_LINK);

        Campaign campaign = campaign();

        assertThat(campaign.explanation().invitedBy()).isEqualTo(direct.id());
        assertThat(campaign.explanation().winner()).isNull();
    }

    @Test
    void thePersonsOwnClickForTheSameOfferWins() {
        Click click = trail.started(ANNA, direct, 0);
        trail.joinBy(ANNA, 10, BY_LINK);

        assertThat(trail.credit(ANNA, direct, other).click()).isEqualTo(click);
        assertThat(trail.credit(ANNA, direct, other).explanation().invitedBy()).isEqualTo(direct.id());
    }

    @Test
    void clicksForOtherOffersLoseAgainstTheLink() {
        Click click = trail.started(ANNA, other, 5);
        trail.joinBy(ANNA, 10, BY_LINK);

        assertThat(campaign().explanation().losers())
                .containsExactly(new Loser(click.id(), other.id(), Reason.OTHER_LINK));
    }

    @Test
    void anOlderClickForTheOfferOfTheLinkWinsAgainstAYoungerOneForAnother() {
        Click mine = trail.started(ANNA, direct, 0);
        Click younger = trail.started(ANNA, other, 5);
        trail.joinBy(ANNA, 10, BY_LINK);

        Verdict.Credit credit = trail.credit(ANNA, direct, other);

        assertThat(credit.click()).isEqualTo(mine);
        assertThat(credit.explanation().losers())
                .containsExactly(new Loser(younger.id(), other.id(), Reason.OTHER_LINK));
    }

    @Test
    void aLinkThatWeHaveNotHeardOfIsKnownByItsNameInThatChat() {
        trail.joinBy(ANNA, 10, new Invite("https://t.me/+lost", "o:direct-offer"));

        assertThat(campaign().explanation().invitedBy()).isEqualTo(direct.id());
    }

    @Test
    void theSameNameInAnotherChatSaysNothing() {
        Trail elsewhere = new Trail();
        elsewhere.linked(direct, new Chat(-2002, null, "channel"));
        elsewhere.joinBy(ANNA, 10, new Invite("https://t.me/+lost", "o:direct-offer"));

        assertThat(elsewhere.verdicts(ANNA, direct)).hasOnlyElementsOfType(Unexplained.class);
    }

    @Test
    void theLinkItselfIsStrongerThanItsName() {
        Offer renamed = AnOffer.called("renamed-offer").build();
        trail.linked(renamed, SPORTS);
        trail.joinBy(ANNA, 10, new Invite("https://t.me/+direct-offer", "o:renamed-offer"));

        assertThat(trail.verdicts(ANNA, direct, renamed))
                .singleElement()
                .isInstanceOfSatisfying(
                        Campaign.class,
                        campaign ->
                                assertThat(campaign.explanation().invitedBy()).isEqualTo(direct.id()));
    }

    @Test
    void theLinkOfAnOfferThatDoesNotPayForThisJoinDecidesNothing() {
        Click click = trail.started(ANNA, other, 5);
        trail.joinBy(ANNA, 10, BY_LINK);

        assertThat(trail.credit(ANNA, other).click()).isEqualTo(click);
    }

    @Test
    void theAdvertiserHimselfIsNoSuccessOfTheCampaign() {
        trail.joinBy(ANNA, 10, BY_LINK);

        Payers payers = new Payers(List.of(direct), Set.of(), Map.of(direct.id(), Set.of(ANNA)));

        assertThat(trail.verdicts(ANNA, payers)).hasOnlyElementsOfType(Unexplained.class);
    }

    @Test
    void itIsMarkedAndNothingIsAnnounced() {
        trail.joinBy(ANNA, 10, BY_LINK);

        List<Change> changes = trail.changes(ANNA, new Past(List.of(), Map.of()), 11, direct);

        assertThat(changes)
                .singleElement()
                .isInstanceOfSatisfying(
                        Change.Mark.class,
                        mark -> assertThat(mark.after().state()).isEqualTo(ActionStatus.State.CAMPAIGN));
        assertThat(new Plan(changes).announcements()).isEmpty();
    }

    private Campaign campaign() {
        return trail.verdicts(ANNA, direct, other).stream()
                .filter(Campaign.class::isInstance)
                .map(Campaign.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not of the campaign: " + trail.verdicts(ANNA, direct, other)));
    }
}
