package io.clicktrail.attribution.journey;

import org.junit.jupiter.api.Test;
import org.springframework.test.json.JsonAssert;
import org.springframework.test.json.JsonCompareMode;
import tools.jackson.databind.JsonNode;

import io.clicktrail.attribution.OfferBody;
import io.clicktrail.attribution.RunningService;
import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ConversionEvent.ActionExpired;
import io.clicktrail.event.ConversionEvent.ActionParked;
import io.clicktrail.event.ConversionEvent.ConversionApproved;
import io.clicktrail.event.ConversionEvent.ConversionPending;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.testsupport.Eventually;

import static java.util.Objects.requireNonNull;

/** What becomes of a join that no click explains. */
class ParkedActionIT extends RunningService {

    private final TelegramUser anna = somebody();
    private final Chat chat = someChannel();
    private final ChatJoined join = events.join(anna, chat, minutesAgo(30));

    @Test
    void aJoinWaitsForItsStartAndItsClickAndIsCreditedWhenBothAreThere() {
        OfferId offer = ordered(OfferBody.of("parked-matched", chat));
        ClickRegistered click = events.click(offer, minutesAgo(40));

        happened(join);
        isListed("parked", "{\"user\": %d, \"chat\": %d}".formatted(anna.id(), chat.id()));
        happened(events.start(anna, click.click(), minutesAgo(39)));
        isListed("parked", """
                {"explanation": {"losers": [{"click": "%s", "reason": "click_unknown"}]}}""".formatted(click.click()));
        happened(click);

        journeyOf(click).expectStatus().isOk().expectBody().json("""
                {"actions": [{"event": "%s", "state": "credited"}],
                 "conversions": [{"click": "%s", "action": "%s", "state": "approved"}]}
                """.formatted(join.id(), click.click(), join.id()));
        hasSaid(anna.id(), ActionParked.class);
        hasSaid(click.click(), ConversionPending.class, ConversionApproved.class);
    }

    @Test
    void aJoinThatNoClickExplainsInTimeExpiresAndStaysVisible() {
        ordered(OfferBody.of("parked-expired", chat).with("settlement", "\"PT0.5S\""));

        happened(join);

        Eventually.within(PATIENCE, () -> isListed("expired", """
                        {"user": %d, "chat": %d, "acted_at": "%s",
                         "explanation": {"rule": "last_click.v1", "losers": []}}
                        """.formatted(anna.id(), chat.id(), minutesAgo(30))));
        hasSaid(anna.id(), ActionParked.class, ActionExpired.class);
    }

    @Test
    void aClickThatComesAfterThatIsToldToBeLateAndPaysNothing() {
        OfferId offer = ordered(OfferBody.of("parked-late", chat).with("settlement", "\"PT0.5S\""));
        ClickRegistered click = events.click(offer, minutesAgo(40));
        happened(join);
        hasSaid(anna.id(), ActionParked.class, ActionExpired.class);

        happened(click, events.start(anna, click.click(), minutesAgo(39)));

        isListed("late", """
                {"lateness": "expired_before", "explanation": {"winner": "%s"}}""".formatted(click.click()));
        journeyOf(click)
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"actions\": [{\"state\": \"late\"}], \"conversions\": []}");
    }

    private void isListed(String state, String action) {
        JsonNode list = get("/api/v1/actions?state=" + state)
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        String listed = requireNonNull(list)
                .path("items")
                .valueStream()
                .filter(item -> item.path("event").asString().equals(join.id().toString()))
                .map(JsonNode::toString)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not " + state));
        JsonAssert.comparator(JsonCompareMode.LENIENT).assertIsMatch(action, listed);
    }
}
