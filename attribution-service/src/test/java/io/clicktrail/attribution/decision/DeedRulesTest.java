package io.clicktrail.attribution.decision;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.clicktrail.attribution.AnOffer;
import io.clicktrail.attribution.Events;
import io.clicktrail.attribution.decision.Explanation.Loser;
import io.clicktrail.attribution.decision.Explanation.Reason;
import io.clicktrail.attribution.decision.Verdict.Credit;
import io.clicktrail.attribution.decision.Verdict.Repeat;
import io.clicktrail.attribution.decision.Verdict.Unexplained;
import io.clicktrail.event.Chat;
import io.clicktrail.event.ConversionEvent.Undoing;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Offer;
import io.clicktrail.event.Post;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** What is credited beside joins and shares, goal by goal. */
class DeedRulesTest {

    private static final long ANNA = Trail.ANNA;
    private static final TelegramUser PREMIUM = new TelegramUser(ANNA, true, "ru");
    private static final Chat GROUP = new Chat(-1002, "Talk", "group");
    private static final Post MESSAGE = Post.in(GROUP, 7);
    private static final Post POST = Post.in(Trail.SPORTS, 7);
    private static final Events EVENTS = new Events(new Random(1));

    private final Trail trail = new Trail();

    static Stream<Arguments> deeds() {
        return Stream.of(
                Arguments.of(Goal.REACTION, "@talk", "-1002", EVENTS.reacts(PREMIUM, MESSAGE, Trail.minute(10))),
                Arguments.of(Goal.REACTION, "@talk/7", "-1002/7", EVENTS.reacts(PREMIUM, MESSAGE, Trail.minute(10))),
                Arguments.of(
                        Goal.REACTION, "@sports/7", "-1001/7", EVENTS.presses(PREMIUM, POST, "like", Trail.minute(10))),
                Arguments.of(Goal.COMMENT, "@sports", "-1001", EVENTS.comments(PREMIUM, POST, Trail.minute(10))),
                Arguments.of(Goal.FORWARD, "-1001/7", "-1001/7", EVENTS.forwards(PREMIUM, POST, Trail.minute(10))),
                Arguments.of(
                        Goal.POLL_VOTE,
                        "poll:52",
                        "poll:52",
                        EVENTS.votes(PREMIUM, "52", List.of(1), Trail.minute(10))),
                Arguments.of(
                        Goal.POLL_VOTE,
                        "@trail_bot",
                        "@trail_bot",
                        EVENTS.votes(PREMIUM, "52", List.of(0), Trail.minute(10))),
                Arguments.of(Goal.BOT_START, "@trail_bot", "@trail_bot", EVENTS.start(PREMIUM, null, Trail.minute(10))),
                Arguments.of(Goal.MINIAPP_START, "7342", "7342", EVENTS.opens(PREMIUM, 7342, null, Trail.minute(10))),
                Arguments.of(
                        Goal.PAID_CONTENT, "@trail_bot", "@trail_bot", EVENTS.buys(PREMIUM, "film", Trail.minute(10))),
                Arguments.of(
                        Goal.STARS_PURCHASE, "@trail_bot", "@trail_bot", EVENTS.pays(PREMIUM, "c1", Trail.minute(10))));
    }

    @Test
    void oneReactionOfADayIsCreditedWhereTheOfferPaysDaily() {
        Offer daily = AnOffer.called("deed-daily")
                .goal(Goal.COMMENT)
                .at("@sports")
                .in(ZoneId.of("Asia/Almaty"))
                .repeats(Offer.Repeats.DAILY)
                .build();
        trail.started(ANNA, daily, 0);
        double midnightInAlmaty = Duration.ofHours(7).toMinutes();
        trail.told(EVENTS.comments(PREMIUM, POST, Trail.minute(midnightInAlmaty - 2)));
        trail.told(EVENTS.comments(PREMIUM, POST, Trail.minute(midnightInAlmaty - 1)));
        trail.told(EVENTS.comments(PREMIUM, POST, Trail.minute(midnightInAlmaty)));

        assertThat(trail.verdicts(ANNA, daily))
                .extracting(verdict -> verdict.getClass().getSimpleName())
                .containsExactly("Credit", "Repeat", "Credit");
    }

    @Test
    void eachMessageIsCreditedOnceWhereTheOfferPaysForEach() {
        Offer each = AnOffer.called("deed-each")
                .goal(Goal.REACTION)
                .at("@talk")
                .repeats(Offer.Repeats.EACH_MESSAGE)
                .build();
        trail.started(ANNA, each, 0);
        trail.told(EVENTS.reacts(PREMIUM, MESSAGE, Trail.minute(10)));
        trail.told(EVENTS.reacts(PREMIUM, Post.in(GROUP, 8), Trail.minute(11)));
        trail.told(EVENTS.unreacts(PREMIUM, MESSAGE, Trail.minute(12)));
        trail.told(EVENTS.reacts(PREMIUM, MESSAGE, Trail.minute(13)));

        assertThat(trail.verdicts(ANNA, each))
                .extracting(verdict -> verdict.getClass().getSimpleName())
                .containsExactly("Credit", "Credit", "Repeat");
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("deeds")
    void isCreditedAtItsPlaceAtThePremiumRate(Goal goal, String place, String doneAt, TrackingEvent event) {
        Offer offer = AnOffer.called("deed-offer").goal(goal).at(place).build();
        trail.started(ANNA, offer, 0);
        trail.told(event);

        Credit credit = trail.credit(ANNA, offer);
        assertThat(credit.place()).isEqualTo(doneAt);
        assertThat(credit.premium()).isTrue();
        assertThat(credit.toConversion(1).goal()).isEqualTo(goal);
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("deeds")
    void isNotCreditedElsewhereNorForAnotherGoal(Goal goal, String place, String doneAt, TrackingEvent event) {
        Offer elsewhere =
                AnOffer.called("elsewhere-offer").goal(goal).at("@elsewhere").build();
        Offer joining = AnOffer.called("joining-offer").at(place).build();
        Offer offer = AnOffer.called("deed-offer").goal(goal).at(place).build();
        var ofElsewhere = trail.started(ANNA, elsewhere, 0);
        var ofJoining = trail.started(ANNA, joining, 1);
        trail.told(event);

        assertThat(reasons(trail.verdicts(ANNA, elsewhere, joining, offer).getLast()))
                .isEqualTo(Map.of(ofElsewhere.id(), Reason.OTHER_PLACE, ofJoining.id(), Reason.OTHER_GOAL));
    }

    static Stream<Arguments> retractions() {
        return Stream.of(
                Arguments.of(
                        Goal.REACTION,
                        "@talk",
                        EVENTS.reacts(PREMIUM, MESSAGE, Trail.minute(10)),
                        EVENTS.unreacts(PREMIUM, MESSAGE, Trail.minute(20))),
                Arguments.of(
                        Goal.POLL_VOTE,
                        "poll:52",
                        EVENTS.votes(PREMIUM, "52", List.of(1), Trail.minute(10)),
                        EVENTS.votes(PREMIUM, "52", List.of(), Trail.minute(20))),
                Arguments.of(
                        Goal.BOT_START,
                        "@trail_bot",
                        EVENTS.start(PREMIUM, null, Trail.minute(10)),
                        EVENTS.blocks(PREMIUM, Trail.minute(20))),
                Arguments.of(
                        Goal.STARS_PURCHASE,
                        "@trail_bot",
                        EVENTS.pays(PREMIUM, "c1", Trail.minute(10)),
                        EVENTS.refunded(PREMIUM, "c1", "stars", Trail.minute(20))),
                Arguments.of(
                        Goal.PAID_CONTENT,
                        "@trail_bot",
                        EVENTS.buys(PREMIUM, "film", Trail.minute(10)),
                        EVENTS.refunded(PREMIUM, "c9", "film", Trail.minute(20))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("retractions")
    void whatIsTakenBackComesUndone(Goal goal, String place, TrackingEvent deed, TrackingEvent retraction) {
        Offer offer = AnOffer.called("deed-offer").goal(goal).at(place).build();
        trail.started(ANNA, offer, 0);
        trail.told(retraction);
        trail.told(deed);

        Credit credit = trail.credit(ANNA, offer);
        assertThat(credit.leftAt()).isEqualTo(Trail.minute(20));
        assertThat(credit.undoing()).isEqualTo(Undoing.TAKEN_BACK);
    }

    @Test
    void anotherReactionInsteadIsNoNewOne() {
        Offer offer =
                AnOffer.called("deed-offer").goal(Goal.REACTION).at("@talk").build();
        trail.told(EVENTS.reacts(PREMIUM, MESSAGE, Trail.minute(-5)));
        trail.started(ANNA, offer, 0);
        trail.told(EVENTS.reactsAnew(PREMIUM, MESSAGE, Trail.minute(10)));

        assertThat(trail.verdicts(ANNA, offer)).singleElement().isInstanceOf(Unexplained.class);
    }

    @Test
    void whoHadReactedBeforeTheClickIsNotNewAndWhoTookItBackBeforeIs() {
        Offer offer =
                AnOffer.called("deed-offer").goal(Goal.REACTION).at("@talk").build();
        trail.told(EVENTS.reacts(PREMIUM, MESSAGE, Trail.minute(-5)));
        var click = trail.started(ANNA, offer, 0);
        trail.told(EVENTS.unreacts(PREMIUM, MESSAGE, Trail.minute(5)));
        trail.told(EVENTS.reacts(PREMIUM, MESSAGE, Trail.minute(10)));
        assertThat(reasons(trail.verdicts(ANNA, offer).getLast())).containsEntry(click.id(), Reason.NOT_NEW);

        trail.told(EVENTS.unreacts(PREMIUM, MESSAGE, Trail.minute(-1)));
        assertThat(trail.credit(ANNA, offer).action().at()).isEqualTo(Trail.minute(10));
    }

    @Test
    void severalMessagesOfOneChatAreOneConversion() {
        Offer offer = AnOffer.called("deed-offer").goal(Goal.COMMENT).build();
        trail.started(ANNA, offer, 0);
        trail.told(EVENTS.comments(PREMIUM, POST, Trail.minute(10)));
        trail.told(EVENTS.comments(PREMIUM, Post.in(Trail.SPORTS, 8), Trail.minute(11)));

        assertThat(trail.verdicts(ANNA, offer)).hasExactlyElementsOfTypes(Credit.class, Repeat.class);
    }

    @Test
    void whoWasAMemberWhenTheyClickedIsNotNew() {
        Offer offer = AnOffer.called("join-offer").build();
        trail.join(ANNA, -60);
        var click = trail.started(ANNA, offer, 0);
        trail.leave(ANNA, 5);
        trail.join(ANNA, 10);

        assertThat(reasons(trail.verdicts(ANNA, offer).getLast())).isEqualTo(Map.of(click.id(), Reason.NOT_NEW));
    }

    @Test
    void theAdvertiserIsNotPaidFor() {
        Offer offer = AnOffer.called("join-offer").build();
        var click = trail.started(ANNA, offer, 0);
        trail.join(ANNA, 10);

        Payers payers = new Payers(List.of(offer), Set.of(), Map.of(offer.id(), Set.of(ANNA)));
        assertThat(reasons(trail.verdicts(ANNA, payers).getLast())).isEqualTo(Map.of(click.id(), Reason.OWN_ACCOUNT));
    }

    @Test
    void whoWasLetInLaterIsOwedToTheClickBeforeTheRequest() {
        Offer offer = AnOffer.called("join-offer").build();
        var before = trail.started(ANNA, offer, 0);
        var after = trail.started(ANNA, offer, 30);
        trail.joinRequested(ANNA, 60, 10);

        Credit credit = trail.credit(ANNA, offer);
        assertThat(credit.click()).isEqualTo(before);
        assertThat(credit.action().at()).isEqualTo(Trail.minute(60));
        assertThat(reasons(credit)).isEqualTo(Map.of(after.id(), Reason.AFTER_THE_ACTION));
    }

    @Test
    void aGroupThatBecameASupergroupIsTheSamePlace() {
        Offer offer =
                AnOffer.called("join-offer").goal(Goal.JOIN_GROUP).at("-1002").build();
        Chat later = new Chat(-1_009, "Talk", "supergroup");
        trail.started(ANNA, offer, 0);
        trail.join(ANNA, 10, new Chat(-1_009, null, "supergroup"), false);
        trail.leave(ANNA, 20, later);
        assertThat(trail.verdicts(ANNA, offer)).singleElement().isInstanceOf(Verdict.Untracked.class);

        trail.moved(GROUP, -1_009);

        assertThat(trail.credit(ANNA, offer).place()).isEqualTo("-1002");
        assertThat(trail.credit(ANNA, offer).leftAt()).isEqualTo(Trail.minute(20));
    }

    private static Map<Object, Reason> reasons(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Tracked.class);
        return ((Verdict.Tracked) verdict)
                .explanation().losers().stream().collect(Collectors.toMap(Loser::click, Loser::reason));
    }
}
