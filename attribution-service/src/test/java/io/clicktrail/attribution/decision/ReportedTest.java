package io.clicktrail.attribution.decision;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.clicktrail.attribution.AnOffer;
import io.clicktrail.attribution.Events;
import io.clicktrail.attribution.decision.Explanation.Loser;
import io.clicktrail.attribution.decision.Explanation.Reason;
import io.clicktrail.attribution.decision.Verdict.Credit;
import io.clicktrail.attribution.decision.Verdict.Repeat;
import io.clicktrail.attribution.decision.Verdict.Unexplained;
import io.clicktrail.attribution.decision.Verdict.Untracked;
import io.clicktrail.attribution.fact.Click;
import io.clicktrail.attribution.fact.Reported;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Offer;
import io.clicktrail.event.Post;
import io.clicktrail.event.TelegramUser;

import static io.clicktrail.attribution.decision.Trail.ANNA;
import static io.clicktrail.attribution.decision.Trail.BORIS;
import static org.assertj.core.api.Assertions.assertThat;

class ReportedTest {

    private final Trail trail = new Trail();
    private final Offer quiz =
            AnOffer.called("quiz").goal(Goal.EXTERNAL).at("quiz.example").build();
    private final Offer other =
            AnOffer.called("other").goal(Goal.EXTERNAL).at("quiz.example").build();

    @Test
    void whatAPartnerTellsOfAUserIsOwedToTheirLastClick() {
        trail.started(ANNA, quiz, 0);
        Click last = trail.started(ANNA, quiz, 5);
        Reported told = trail.reported(ANNA, quiz, "order-1", 10);

        assertThat(trail.credit(ANNA, quiz).click()).isEqualTo(last);
        assertThat(trail.credit(ANNA, quiz).action()).isEqualTo(told);
    }

    @Test
    void onlyTheOfferThatIsNamedPays() {
        trail.started(ANNA, other, 5);
        Click named = trail.started(ANNA, quiz, 0);
        trail.reported(ANNA, quiz, "order-1", 10);

        assertThat(trail.credit(ANNA, quiz, other).click()).isEqualTo(named);
    }

    @Test
    void aClickThatIsNamedMeansWhoeverWasTheFirstToStartIt() {
        Click click = trail.click(quiz, 0);
        trail.reported(null, click.id(), null, quiz, "order-1", 10);
        trail.start(BORIS, click.id(), 30);
        trail.start(ANNA, click.id(), 20);

        assertThat(trail.credit(ANNA, quiz).click()).isEqualTo(click);
        assertThat(trail.verdicts(BORIS, quiz)).singleElement().isInstanceOf(Unexplained.class);
    }

    @Test
    void nobodyIsMeantUntilSomebodyStartsTheClick() {
        Click click = trail.click(quiz, 0);
        trail.reported(null, click.id(), null, quiz, "order-1", 10);

        assertThat(trail.verdicts(ANNA, quiz)).isEmpty();
    }

    @Test
    void ofSeveralClicksThatANetworkNamesAlikeTheNewestBeforeThatSomebodyHasStartedIsMeant() {
        Click older = trail.started(BORIS, quiz, 0);
        Click newer = trail.started(ANNA, quiz, 5);
        trail.click(quiz, 6);
        trail.start(BORIS, trail.click(quiz, 7, ClickOutcome.EXHAUSTED, null).id(), 8);
        trail.started(BORIS, other, 9);
        trail.started(BORIS, quiz, 20);
        trail.reported(null, null, "uid-1", quiz, "order-1", 10);

        assertThat(trail.credit(ANNA, quiz, other).click()).isEqualTo(newer);
        assertThat(((Unexplained) trail.verdicts(BORIS, quiz, other).getFirst())
                        .explanation()
                        .losers())
                .contains(new Loser(older.id(), quiz.id(), Reason.REPORTED_OF_ANOTHER));
    }

    @Test
    void whoHadPremiumThePartnerSaysOrElseTheStart() {
        trail.started(ANNA, quiz, 0);
        trail.reported(ANNA, quiz, "order-1", 10);

        assertThat(trail.credit(ANNA, quiz).premium()).isFalse();
    }

    @Test
    void aSecondReportIsARepeatUnlessTheOfferPaysAgain() {
        trail.started(ANNA, quiz, 0);
        trail.reported(ANNA, quiz, "order-1", 10);
        trail.reported(ANNA, quiz, "order-2", 11);

        assertThat(trail.verdicts(ANNA, quiz)).hasExactlyElementsOfTypes(Credit.class, Repeat.class);
        assertThat(trail.verdicts(ANNA, paidAgain())).hasExactlyElementsOfTypes(Credit.class, Credit.class);
    }

    private Offer paidAgain() {
        return AnOffer.called("quiz")
                .goal(Goal.EXTERNAL)
                .at("quiz.example")
                .repeats(Offer.Repeats.EACH_MESSAGE)
                .build();
    }

    @Test
    void aWithdrawalTakesBackWhatWasReportedUnderItsReference() {
        trail.started(ANNA, quiz, 0);
        trail.withdrawn(quiz, "order-2", 11);
        trail.withdrawn(quiz, "order-1", 12);
        trail.reported(ANNA, quiz, "order-1", 10);

        assertThat(trail.credit(ANNA, quiz).leftAt()).isEqualTo(Trail.minute(12));
    }

    @Test
    void whatTelegramHasSeenAndAPartnerReportsIsPaidOnce() {
        Offer forward =
                AnOffer.called("forward").goal(Goal.FORWARD).at("@sports").build();
        trail.started(ANNA, forward, 0);
        TelegramUser anna = new TelegramUser(ANNA, false, null);
        trail.told(new Events(new Random(1)).forwards(anna, Post.in(Trail.SPORTS, 7), Trail.minute(10)));
        trail.reported(ANNA, forward, "order-1", 8);

        assertThat(trail.verdicts(ANNA, forward)).hasExactlyElementsOfTypes(Credit.class, Repeat.class);
    }

    @Test
    void whatNobodyPaysForSaysWhy() {
        Offer join = AnOffer.called("join").build();
        Offer later = AnOffer.called("later")
                .goal(Goal.EXTERNAL)
                .at("quiz.example")
                .createdAt(Trail.minute(60))
                .build();
        trail.reported(ANNA, join, "order-1", 10);
        trail.reported(ANNA, later, "order-2", 11);
        trail.reported(ANNA, quiz, "order-3", 12);

        assertThat(trail.verdicts(ANNA, join, later))
                .extracting(verdict -> ((Untracked) verdict).why())
                .isEqualTo(List.of(
                        Explanation.NOT_PROVED_BY_REPORTS, Explanation.OFFER_MADE_LATER, Explanation.UNKNOWN_OFFER));
    }
}
