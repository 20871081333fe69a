package io.clicktrail.attribution.journey;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.clicktrail.attribution.OfferBody;
import io.clicktrail.attribution.RunningService;
import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ConversionEvent.ConversionApproved;
import io.clicktrail.event.ConversionEvent.ConversionPending;
import io.clicktrail.event.ConversionEvent.ConversionReversed;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.Post;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;

/** What people do with messages, polls, bots and Stars, from its event to the explained conversion. */
class DeedIT extends RunningService {

    private final TelegramUser anna = somebody();
    private final Chat chat = someChannel();
    private final Post post = Post.in(chat, 7);

    @Test
    void aReactionIsCreditedAndTakenBackWithinTheClawback() {
        ClickRegistered click = started(offer("deed-reaction", "reaction", chat.id() + "/7"));

        happened(events.reacts(anna, post, minutesAgo(30)));
        hasSaid(click.click(), ConversionPending.class, ConversionApproved.class);
        happened(events.unreacts(anna, post, minutesAgo(20)));

        hasSaid(click.click(), ConversionPending.class, ConversionApproved.class, ConversionReversed.class);
        journeyOf(click).expectBody().json("""
                {"actions": [{"goal": "reaction", "chat": %d, "message": 7, "state": "credited"}],
                 "conversions": [{"goal": "reaction", "place": "%d/7", "state": "reversed", "undoing": "taken_back"}]}
                """.formatted(chat.id(), chat.id()));
    }

    @Test
    void aRefundThatIsHeardOfBeforeThePaymentLeavesNothingToPay() {
        ClickRegistered click = started(offer("deed-stars", "stars_purchase", "@trail_bot"));

        happened(events.refunded(anna, "charge-" + anna.id(), "stars", minutesAgo(20)));
        happened(events.pays(anna, "charge-" + anna.id(), minutesAgo(30)));

        journeyOf(click).expectBody().json("""
                {"actions": [{"goal": "stars_purchase", "bot": "trail_bot", "state": "credited"}],
                 "conversions": [{"state": "rejected", "undoing": "taken_back"}]}
                """);
    }

    @Test
    void aCommentAVoteAForwardAndABoughtFilmAreCredited() {
        isCredited(offer("deed-comment", "comment", "" + chat.id()), events.comments(anna, post, minutesAgo(30)));
        isCredited(offer("deed-forward", "forward", chat.id() + "/7"), events.forwards(anna, post, minutesAgo(30)));
        String poll = "" + anna.id();
        isCredited(
                offer("deed-vote", "poll_vote", "poll:" + poll), events.votes(anna, poll, List.of(1), minutesAgo(30)));
        isCredited(offer("deed-film", "paid_content", "@trail_bot"), events.buys(anna, "film", minutesAgo(30)));
    }

    @Test
    void aMiniAppThatOpensWithTheTokenBindsTheClickAndIsCredited() {
        OfferId offer = offer("deed-app", "miniapp_start", "7342037359");
        ClickRegistered click = events.click(offer, minutesAgo(40));

        happened(events.opens(anna, 7_342_037_359L, click.click(), minutesAgo(39)));
        happened(click);

        hasSaid(click.click(), ConversionPending.class, ConversionApproved.class);
    }

    @Test
    void whoOrdersIsNotPaidFor() {
        OfferId offer = ordered(
                OfferBody.of("deed-own", chat).with("goal", "\"comment\"").with("own_accounts", "[" + anna.id() + "]"));
        started(offer);

        happened(events.comments(anna, post, minutesAgo(30)));

        get("/api/v1/actions?state=parked&user=" + anna.id()).expectBody().json("""
                {"items": [{"state": "parked", "explanation": {"losers": [{"reason": "own_account"}]}}]}
                """);
    }

    @Test
    void whatEverybodyDoesIsListedOfOneUserOnly() {
        get("/api/v1/actions?state=credited")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("user_needed");
    }

    @Test
    void aGroupThatBecomesASupergroupIsFollowed() {
        Chat group = new Chat(chat.id() + 1, null, "group");
        ClickRegistered click = started(offer("deed-moved", "join_group", "" + group.id()));
        happened(events.join(anna, new Chat(chat.id(), null, "supergroup"), minutesAgo(30)));

        happened(events.moves(group, chat.id(), minutesAgo(35)));

        hasSaid(click.click(), ConversionPending.class, ConversionApproved.class);
        journeyOf(click).expectBody().json("{\"conversions\": [{\"place\": \"%d\"}]}".formatted(group.id()));
    }

    private void isCredited(OfferId offer, TrackingEvent deed) {
        ClickRegistered click = started(offer);
        happened(deed);
        hasSaid(click.click(), ConversionPending.class, ConversionApproved.class);
    }

    private OfferId offer(String slug, String goal, String place) {
        return ordered(OfferBody.of(slug, place)
                .with("goal", "\"" + goal + "\"")
                .with("rate", "{\"base\": \"30\", \"currency\": \"XTR\"}"));
    }

    /** Anna has come by a click of the offer. */
    private ClickRegistered started(OfferId offer) {
        ClickRegistered click = events.click(offer, minutesAgo(40));
        happened(click, events.start(anna, click.click(), minutesAgo(39)));
        return click;
    }
}
