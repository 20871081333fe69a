package io.clicktrail.attribution.journey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.attribution.Events.Arrival;
import io.clicktrail.attribution.OfferBody;
import io.clicktrail.attribution.RunningService;
import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.Lead;
import io.clicktrail.event.Money;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.TelegramUser;

/** P10: a click's way, and why it went so. */
class JourneyIT extends RunningService {

    private final TelegramUser anna = somebody();
    private final Chat chat = someChannel();

    @Test
    void itTellsWhoseClickItWasWhatTheyDidAndWhyItWon() {
        OfferId offer = ordered(OfferBody.of("journey-won", chat)
                .with("rate", "{\"base\": \"5\", \"premium\": \"10\", \"currency\": \"XTR\"}")
                .with("network", "\"spring-net\"")
                .with("payout", "{\"amount\": \"0.40\", \"currency\": \"USD\"}"));
        ClickRegistered won = events.click(offer, minutesAgo(40));
        ChatJoined join = events.join(anna, chat, minutesAgo(30));

        happened(won, events.start(anna, won.click(), minutesAgo(39)), join);

        journeyOf(won).expectStatus().isOk().expectBody().json("""
                {"click": {"id": "%1$s", "offer": "journey-won", "at": "%2$s", "outcome": "accepted",
                           "network": "spring-net", "network_click_id": "uid-%1$s", "subs": {"sub1": "banner"}},
                 "binding": {"user": %3$d, "started_at": "%4$s"},
                 "actions": [{"event": "%5$s", "user": %3$d, "chat": %6$d, "state": "credited"}],
                 "conversions": [{
                     "click": "%1$s", "offer": "journey-won", "revision": 1, "action": "%5$s", "state": "approved",
                     "rate": {"amount": "5", "currency": "XTR"}, "payout": {"amount": "0.40", "currency": "USD"},
                     "explanation": {"rule": "last_click.v1", "winner": "%1$s", "losers": [], "more_losers": 0}}],
                 "revenue": []}
                """.formatted(
                        won.click(), minutesAgo(40), anna.id(), minutesAgo(39), join.id(), chat.id()));
    }

    @Test
    void itTellsWhichClicksLostAndWhy() {
        OfferId offer = ordered(OfferBody.of("journey-losers", chat).with("attribution_window", "\"PT1H\""));
        OfferId elsewhere = ordered(OfferBody.of("journey-elsewhere", someChannel()));
        TelegramUser boris = somebody();
        ClickRegistered tooOld = events.click(offer, minutesAgo(100));
        ClickRegistered older = events.click(offer, minutesAgo(50));
        ClickRegistered ofBoris = events.click(offer, minutesAgo(45));
        ClickRegistered won = events.click(offer, minutesAgo(40));
        ClickRegistered refused =
                events.click(events.token(minutesAgo(38)), offer, minutesAgo(38), ClickOutcome.PAUSED, null);
        ClickRegistered machine =
                events.click(events.token(minutesAgo(37)), offer, minutesAgo(37), ClickOutcome.ACCEPTED, "headless");
        ClickRegistered otherPlace = events.click(elsewhere, minutesAgo(36));
        ClickRegistered tooLate = events.click(offer, minutesAgo(10));

        happened(tooOld, older, ofBoris, won, refused, machine, otherPlace, tooLate);
        happened(
                events.start(boris, ofBoris.click(), minutesAgo(44)),
                events.start(anna, tooOld.click(), minutesAgo(35)),
                events.start(anna, older.click(), minutesAgo(35)),
                events.start(anna, ofBoris.click(), minutesAgo(35)),
                events.start(anna, won.click(), minutesAgo(35)),
                events.start(anna, refused.click(), minutesAgo(35)),
                events.start(anna, machine.click(), minutesAgo(35)),
                events.start(anna, otherPlace.click(), minutesAgo(35)),
                events.start(anna, tooLate.click(), minutesAgo(9)),
                events.join(anna, chat, minutesAgo(30)));

        journeyOf(won).expectStatus().isOk().expectBody().json("""
                {"conversions": [{"click": "%s", "explanation": {"losers": [
                    {"click": "%s", "offer": "journey-losers", "reason": "after_the_action"},
                    {"click": "%s", "offer": "journey-elsewhere", "reason": "other_place"},
                    {"click": "%s", "offer": "journey-losers", "reason": "machine"},
                    {"click": "%s", "offer": "journey-losers", "reason": "not_accepted"},
                    {"click": "%s", "offer": "journey-losers", "reason": "bound_to_other_user"},
                    {"click": "%s", "offer": "journey-losers", "reason": "older_than_the_winner"},
                    {"click": "%s", "offer": "journey-losers", "reason": "too_old"}]}}]}
                """.formatted(
                        won.click(),
                        tooLate.click(),
                        otherPlace.click(),
                        machine.click(),
                        refused.click(),
                        ofBoris.click(),
                        older.click(),
                        tooOld.click()));
    }

    @Test
    void theJourneyOfAClickThatLostShowsWhereTheCreditWent() {
        OfferId offer = ordered(OfferBody.of("journey-lost", chat));
        ClickRegistered lost = events.click(offer, minutesAgo(50));
        happened(lost, events.start(anna, lost.click(), minutesAgo(49)));

        Arrival won = events.arrival(anna, offer, chat, minutesAgo(40));
        happened(won.click(), won.start());
        happened(won.join());

        journeyOf(lost).expectStatus().isOk().expectBody().json("""
                {"click": {"id": "%s"}, "binding": {"user": %d},
                 "conversions": [{"click": "%s", "state": "approved"}]}
                """.formatted(
                        lost.click(), anna.id(), won.click().click()));
    }

    @Test
    void aClickThatNobodyHasStartedIsBoundToNobody() {
        ClickRegistered click = events.click(ordered(OfferBody.of("journey-unbound", chat)), minutesAgo(5));

        happened(click);

        journeyOf(click)
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"actions\": [], \"conversions\": [], \"revenue\": []}")
                .jsonPath("$.binding")
                .isEmpty();
    }

    @Test
    void aSaleThatIsToldTwiceIsRevenueOnce() {
        OfferId offer = ordered(OfferBody.of("journey-sold", chat));
        ClickRegistered click = arrives(anna, offer, chat, minutesAgo(40));
        Lead lead = new Lead("springshop", anna.id());

        happened(
                events.sale(lead, click.click(), Money.of("5000.50", "KZT"), minutesAgo(20)),
                events.sale(lead, click.click(), Money.of("5000.50", "KZT"), minutesAgo(20)));

        journeyOf(click)
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"revenue\": [{\"amount\": \"5000.50\", \"currency\": \"KZT\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-click", "0123456789abcdefghijABCDEFGHIJ"})
    void aClickThatIsNotKnownHasNoJourney(String click) {
        get("/api/v1/journeys/" + click)
                .expectStatus()
                .isNotFound()
                .expectBody()
                .json("{\"status\": 404, \"code\": \"unknown_click\"}");
    }
}
