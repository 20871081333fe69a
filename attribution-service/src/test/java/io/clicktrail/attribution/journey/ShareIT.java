package io.clicktrail.attribution.journey;

import org.junit.jupiter.api.Test;

import io.clicktrail.attribution.OfferBody;
import io.clicktrail.attribution.RunningService;
import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickEvent.ShareClicked;
import io.clicktrail.event.ConversionEvent.ActionParked;
import io.clicktrail.event.ConversionEvent.ConversionApproved;
import io.clicktrail.event.ConversionEvent.ConversionPending;
import io.clicktrail.event.ConversionEvent.ConversionReversed;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TelegramUser;

import static org.assertj.core.api.Assertions.assertThat;

/** What people earn who share an offer that others follow. */
class ShareIT extends RunningService {

    private final TelegramUser anna = somebody();

    @Test
    void theLastOfThePeopleItTakesPaysOnceAndThoseBeforePayNothing() {
        OfferId offer = ordered(toShare("share-paid", 3));
        ClickRegistered click = started(offer);
        happened(followed(offer, "vera", 30), followed(offer, "igor", 20));
        hasConversions(offer, "");

        happened(followed(offer, "lena", 10));

        hasSaid(click.click(), ConversionPending.class, ConversionApproved.class);
        hasConversions(offer, """
                {"click": "%s", "user": %d, "goal": "share", "place": "@sports", "revision": 1, "state": "approved",
                 "acted_at": "%s", "rate": {"amount": "5", "currency": "XTR"},
                 "explanation": {"rule": "last_click.v1", "winner": "%s", "losers": []}}
                """.formatted(click.click(), anna.id(), minutesAgo(10), click.click()));
        journeyOf(click).expectStatus().isOk().expectBody().json("""
                {"actions": [{"offer": "share-paid", "user": %d, "acted_at": "%s", "state": "credited"}]}
                """.formatted(anna.id(), minutesAgo(10)));
    }

    @Test
    void nobodyElseWhoFollowsAndNoReplayChangesAnything() {
        OfferId offer = ordered(toShare("share-replayed", 2));
        ClickRegistered click = events.click(offer, minutesAgo(40));
        BotStarted start = events.start(anna, click.click(), minutesAgo(39));
        ShareClicked first = followed(offer, "vera", 30);
        ShareClicked second = followed(offer, "igor", 20);
        happened(click, start, first, second);
        hasSaid(click.click(), ConversionPending.class, ConversionApproved.class);

        happened(followed(offer, "lena", 10), followed(offer, "vera", 5));
        happened(second, first, start, click);

        nothingMoreIsSaid();
        assertThat(saidAbout(click.click())).hasSize(2);
        hasConversions(offer, "{\"revision\": 1, \"acted_at\": \"%s\"}".formatted(minutesAgo(20)));
    }

    @Test
    void theSameVisitorAgainAndMachinesDoNotCount() {
        OfferId offer = ordered(toShare("share-distinct", 2));
        started(offer);

        happened(
                followed(offer, "vera", 30),
                followed(offer, "vera", 20),
                events.shareClick(offer, anna, "spider", minutesAgo(15), "crawler"));
        hasConversions(offer, "");

        happened(followed(offer, "igor", 10));
        hasConversions(offer, "{\"acted_at\": \"%s\"}".formatted(minutesAgo(10)));
    }

    @Test
    void aShareWaitsForItsClickAndIsCreditedWhenItIsKnown() {
        OfferId offer = ordered(toShare("share-parked", 1));
        ClickRegistered click = events.click(offer, minutesAgo(40));

        happened(followed(offer, "vera", 30));
        hasSaid(anna.id(), ActionParked.class);
        assertThat(saidAbout(anna.id())).first().isInstanceOfSatisfying(ActionParked.class, parked -> {
            assertThat(parked.offer()).isEqualTo(offer);
            assertThat(parked.chat()).isNull();
        });
        get("/api/v1/actions?state=parked")
                .expectBody()
                .jsonPath("$.items[?(@.user == %d)].offer".formatted(anna.id()))
                .isEqualTo("share-parked");
        happened(events.start(anna, click.click(), minutesAgo(39)), click);

        hasSaid(click.click(), ConversionPending.class, ConversionApproved.class);
    }

    @Test
    void aVisitorOfWhomWeHearLateMovesTheShareToWhenItWasDone() {
        OfferId offer = ordered(toShare("share-moved", 2));
        ClickRegistered click = started(offer);
        happened(followed(offer, "vera", 30), followed(offer, "igor", 10));
        hasSaid(click.click(), ConversionPending.class, ConversionApproved.class);

        happened(followed(offer, "lena", 20));

        hasSaid(
                click.click(),
                ConversionPending.class,
                ConversionApproved.class,
                ConversionReversed.class,
                ConversionPending.class,
                ConversionApproved.class);
        get("/api/v1/conversions?offer=share-moved&state=approved").expectBody().json("""
                {"items": [{"revision": 2, "acted_at": "%s"}]}
                """.formatted(minutesAgo(20)));
        journeyOf(click).expectBody().json("""
                {"actions": [{"acted_at": "%s", "state": "credited"}]}
                """.formatted(minutesAgo(20)));
    }

    @Test
    void whoHadPremiumAtTheStartEarnsThePremiumRate() {
        OfferId offer = ordered(toShare("share-premium", 1)
                .with("rate", "{\"base\": \"5\", \"premium\": \"10\", \"currency\": \"XTR\"}"));
        ClickRegistered click = events.click(offer, minutesAgo(40));
        TelegramUser premium = new TelegramUser(anna.id(), true, "en");

        happened(click, events.start(premium, click.click(), minutesAgo(39)), followed(offer, "vera", 30));

        hasConversions(offer, "{\"premium\": true, \"rate\": {\"amount\": \"10\", \"currency\": \"XTR\"}}");
    }

    @Test
    void followingALinkToAnOfferThatPaysForSomethingElseEarnsNothing() {
        Chat chat = someChannel();
        OfferId offer = ordered(OfferBody.of("share-of-join", chat));
        ClickRegistered click = started(offer);

        happened(followed(offer, "vera", 30));

        journeyOf(click).expectBody().json("{\"actions\": [], \"conversions\": []}");
    }

    private static OfferBody toShare(String slug, int people) {
        return OfferBody.of(slug, "@sports").with("goal", "\"share\"").with("share_clicks", Integer.toString(people));
    }

    /** Anna has come by a click of the offer. */
    private ClickRegistered started(OfferId offer) {
        ClickRegistered click = events.click(offer, minutesAgo(40));
        happened(click, events.start(anna, click.click(), minutesAgo(39)));
        return click;
    }

    private ShareClicked followed(OfferId offer, String visitor, long minutesAgo) {
        return events.shareClick(offer, anna, visitor, minutesAgo(minutesAgo));
    }

    private void hasConversions(OfferId offer, String expected) {
        get("/api/v1/conversions?offer=" + offer)
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"items\": [" + expected + "]}");
    }

    /** What is decided later is said later, so when that has been said, all before it would have been. */
    private void nothingMoreIsSaid() {
        Chat other = someChannel();
        OfferId offer = ordered(OfferBody.of("share-later-" + -other.id(), other));
        ClickRegistered later = arrives(somebody(), offer, other, minutesAgo(2));
        hasSaid(later.click(), ConversionPending.class, ConversionApproved.class);
    }
}
