package io.clicktrail.attribution.parked;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import io.clicktrail.attribution.OfferBody;
import io.clicktrail.attribution.RunningService;
import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.TelegramUser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** What is parked, by reason and age, and what became of everything that somebody did. */
class ParkedFiguresIT extends RunningService {

    private final Chat chat = someChannel();
    private final TelegramUser anna = somebody();

    @Autowired
    private ParkedJob job;

    @Autowired
    private MeterRegistry meters;

    @Test
    void parkedActionsAreCountedAndListedByTheirReason() {
        OfferId offer = ordered(OfferBody.of("figures-parked", chat));
        ClickRegistered click = events.click(offer, minutesAgo(40));
        long withoutClick = parked("no_click");
        long unknown = parked("click_unknown");
        ChatJoined organic = events.join(somebody(), chat, minutesAgo(30));
        ChatJoined early = events.join(anna, chat, minutesAgo(30));

        happened(organic, events.start(anna, click.click(), minutesAgo(39)), early);

        assertThat(parked("no_click")).isEqualTo(withoutClick + 1);
        assertThat(parked("click_unknown")).isEqualTo(unknown + 1);
        assertThat(listed("?state=parked&reason=click_unknown"))
                .contains(early.id().toString())
                .doesNotContain(organic.id().toString());
        job.run().block(Duration.ofSeconds(10));
        assertThat(meters.get("clicktrail.attribution.parked")
                        .tags("reason", "click_unknown", "age", "hour")
                        .gauge()
                        .value())
                .isEqualTo(parked("click_unknown"));
    }

    @Test
    void everythingThatSomebodyDidIsListedWithItsExplanation() {
        ordered(OfferBody.of("figures-user", chat));
        ChatJoined organic = events.join(anna, chat, minutesAgo(30));
        ChatJoined elsewhere = events.join(anna, someChannel(), minutesAgo(20));

        happened(organic, elsewhere);

        get("/api/v1/actions?user=" + anna.id())
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                {"items": [
                  {"event": "%s", "state": "untracked",
                   "explanation": {"rule": "no_offer_pays.v1", "losers": [], "more_losers": 0}},
                  {"event": "%s", "state": "parked", "explanation": {"rule": "last_click.v1", "losers": []}}]}
                """.formatted(elsewhere.id(), organic.id()));
        assertThat(listed("?state=parked&user=" + anna.id()))
                .contains(organic.id().toString())
                .doesNotContain(elsewhere.id().toString());
    }

    @Test
    void withoutUserAndStateNothingIsListed() {
        get("/api/v1/actions").expectStatus().isBadRequest().expectBody().json("{\"code\": \"bad_request\"}");
        get("/api/v1/actions?user=anna").expectStatus().isBadRequest();
    }

    private long parked(String reason) {
        JsonNode figures = requireNonNull(get("/api/v1/actions/parked")
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
        return figures.path("items")
                .valueStream()
                .filter(item -> item.path("reason").asString().equals(reason))
                .mapToLong(item -> item.path("last_hour").asLong())
                .sum();
    }

    private String listed(String query) {
        return requireNonNull(get("/api/v1/actions" + query)
                        .expectStatus()
                        .isOk()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody())
                .toString();
    }
}
