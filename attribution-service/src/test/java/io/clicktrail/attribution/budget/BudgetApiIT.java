package io.clicktrail.attribution.budget;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

import io.clicktrail.attribution.OfferBody;
import io.clicktrail.attribution.RunningService;
import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ConversionEvent.ConversionApproved;
import io.clicktrail.event.ConversionEvent.ConversionPending;
import io.clicktrail.event.ConversionEvent.ConversionRejected;
import io.clicktrail.event.Offer.Status;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.TelegramUser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** Budgets as advertisers' machines fill and watch them, and what that does to their offers. */
class BudgetApiIT extends RunningService {

    private final Chat chat = someChannel();
    private final TelegramUser anna = somebody();

    @Test
    void anOfferIsOpenAsLongAsItsBudgetCanPayAndOpensAgainAfterATopUp() {
        OfferId offer = metered("budget-open");
        TelegramUser boris = somebody();
        TelegramUser clara = somebody();

        hasBudget(topUp(offer, "open-1", "24").expectStatus().isCreated(), 24, 24, 0, 0);
        arrives(anna, offer, chat, minutesAgo(40));
        arrives(boris, offer, chat, minutesAgo(30));
        ClickRegistered waiting = arrives(clara, offer, chat, minutesAgo(20));

        hasSaid(waiting.click());
        hasBudget(budgetOf(offer), 24, 4, 0, 20);
        isPublishedAs(offer, Status.EXHAUSTED, Status.ACTIVE, Status.EXHAUSTED);

        hasBudget(topUp(offer, "open-2", "6"), 30, 0, 0, 30);
        hasSaid(waiting.click(), ConversionPending.class, ConversionApproved.class);

        hasBudget(topUp(offer, "open-3", "10"), 40, 10, 0, 30);
        isPublishedAs(offer, Status.EXHAUSTED, Status.ACTIVE, Status.EXHAUSTED, Status.ACTIVE);
        get("/api/v1/advertisers/budget-open-inc/budget")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                {"advertiser": "budget-open-inc", "deposited": {"amount": "40", "currency": "XTR"},
                 "budget": {"amount": "10", "currency": "XTR"}, "earned": {"amount": "30", "currency": "XTR"}}
                """);
    }

    @Test
    void aHeldCreditIsPledgedAndComesBackWhenTheUserLeaves() {
        OfferId offer = ordered(body("budget-held").with("hold", "\"PT2H\""));
        topUp(offer, "held-1", "10").expectStatus().isCreated();

        ClickRegistered click = arrives(anna, offer, chat, minutesAgo(40));
        hasBudget(budgetOf(offer), 10, 0, 10, 0);

        happened(events.leave(anna, chat, minutesAgo(10)));
        hasBudget(budgetOf(offer), 10, 10, 0, 0);
        hasSaid(click.click(), ConversionPending.class, ConversionRejected.class);
        assertThat(stepsOf(offer)).containsExactly("release", "pledge", "top_up");
        isPublishedAs(offer, Status.EXHAUSTED, Status.ACTIVE, Status.EXHAUSTED, Status.ACTIVE);
    }

    @Test
    void aReversedCreditGivesBackWhatWasEarned() {
        OfferId offer = metered("budget-reversed");
        topUp(offer, "reversed-1", "10").expectStatus().isCreated();

        arrives(anna, offer, chat, minutesAgo(40));
        happened(events.leave(anna, chat, minutesAgo(10)));

        hasBudget(budgetOf(offer), 10, 10, 0, 0);
        assertThat(stepsOf(offer)).containsExactlyInAnyOrder("reverse", "earn", "pledge", "top_up");
    }

    @Test
    void theSamePaymentIsBookedOnceAndAnotherUnderItsKeyIsRefused() {
        OfferId offer = metered("budget-twice");
        OfferId other = metered("budget-twice-other");
        topUp(offer, "twice", "17").expectStatus().isCreated();

        hasBudget(topUp(offer, "twice", "17").expectStatus().isCreated(), 17, 17, 0, 0);
        topUp(offer, "twice", "18").expectStatus().isEqualTo(409).expectBody().json("{\"code\": \"top_up_exists\"}");
        topUp(other, "twice", "17").expectStatus().isEqualTo(409);

        hasBudget(budgetOf(offer), 17, 17, 0, 0);
        hasBudget(budgetOf(other), 0, 0, 0, 0);
        isPublishedAs(offer, Status.EXHAUSTED, Status.ACTIVE);
    }

    @Test
    void entriesAreReadPageByPageTheNewestFirst() {
        OfferId offer = metered("budget-pages");
        for (int number = 0; number < 70; number++) {
            topUp(offer, "pages-" + number, "1").expectStatus().isCreated();
        }

        List<String> keys = new ArrayList<>();
        JsonNode page = entries(offer, "");
        page.path("items").forEach(item -> keys.add(item.path("key").asString()));
        assertThat(keys).hasSize(50).first().isEqualTo("pages-69");
        page = entries(offer, "?cursor=" + page.path("next_cursor").asString());
        page.path("items").forEach(item -> keys.add(item.path("key").asString()));

        assertThat(keys).hasSize(70).doesNotHaveDuplicates().last().isEqualTo("pages-0");
        assertThat(page.path("items").get(0).path("debit").asString()).isEqualTo("deposits:budget-pages-inc");
        assertThat(page.path("items").get(0).path("credit").asString()).isEqualTo("budget:budget-pages");
    }

    @Test
    void anOfferThatDoesNotSaySoIsNotMetered() {
        OfferId offer = ordered(OfferBody.of("budget-none", chat));

        isPublishedAs(offer, Status.ACTIVE);
        budgetOf(offer).expectStatus().isEqualTo(409).expectBody().json("{\"code\": \"unmetered_offer\"}");
        topUp(offer, "none", "5").expectStatus().isEqualTo(409);
        get("/api/v1/offers/budget-none").expectBody().json("{\"metered\": false}");
    }

    @Test
    void theSameOrderWithAnotherPayerIsAnotherOrder() {
        ordered(body("budget-order"));

        post("/api/v1/offers", body("budget-order").toString()).expectStatus().isCreated();
        post("/api/v1/offers", body("budget-order").with("metered", "false").toString())
                .expectStatus()
                .isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"key\": \"\", \"amount\": {\"amount\": \"5\", \"currency\": \"XTR\"}}",
                "{\"key\": \"a\\u0000\", \"amount\": {\"amount\": \"5\", \"currency\": \"XTR\"}}",
                "{\"key\": \"a\", \"amount\": {\"amount\": \"0\", \"currency\": \"XTR\"}}",
                "{\"key\": \"a\", \"amount\": {\"amount\": \"-5\", \"currency\": \"XTR\"}}",
                "{\"key\": \"a\", \"amount\": {\"amount\": \"1.5\", \"currency\": \"XTR\"}}",
                "{\"key\": \"a\", \"amount\": {\"amount\": \"5\", \"currency\": \"USD\"}}",
                "{\"key\": \"a\", \"amount\": {\"amount\": \"1000000001\", \"currency\": \"XTR\"}}",
                "{\"key\": \"a\", \"amount\": {\"amount\": \"1e400\", \"currency\": \"XTR\"}}",
                "{\"key\": \"a\", \"amount\": null}"
            })
    void rubbishIsNoMoney(String body) {
        post("/api/v1/offers/budget-rubbish/budget/top-ups", body)
                .expectStatus()
                .isBadRequest();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/offers/no-such-offer/budget",
        "/api/v1/offers/No_Slug/budget",
        "/api/v1/offers/no-such-offer/budget/entries",
        "/api/v1/advertisers/no-such-advertiser/budget",
    })
    void whatIsNotKnownHasNoBudget(String path) {
        get(path).expectStatus().isNotFound();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/offers/budget-closed/budget",
        "POST, /api/v1/offers/budget-closed/budget/top-ups",
        "GET, /api/v1/advertisers/acme/budget",
    })
    void nobodyGetsInWithoutTheKey(String method, String path) {
        http.method(HttpMethod.valueOf(method))
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"key\": \"a\", \"amount\": {\"amount\": \"5\", \"currency\": \"XTR\"}}")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private OfferBody body(String slug) {
        return OfferBody.of(slug, chat)
                .with("rate", "{\"base\": \"10\", \"currency\": \"XTR\"}")
                .with("metered", "true")
                .with("advertiser", "\"" + slug + "-inc\"");
    }

    private OfferId metered(String slug) {
        return ordered(body(slug));
    }

    private ResponseSpec topUp(OfferId offer, String key, String stars) {
        return post("/api/v1/offers/" + offer + "/budget/top-ups", """
                {"key": "%s", "amount": {"amount": "%s", "currency": "XTR"}}
                """.formatted(key, stars));
    }

    private ResponseSpec budgetOf(OfferId offer) {
        return get("/api/v1/offers/" + offer + "/budget");
    }

    private static void hasBudget(ResponseSpec answer, int deposited, int budget, int pledged, int earned) {
        answer.expectBody().json("""
                {"deposited": {"amount": "%d", "currency": "XTR"}, "budget": {"amount": "%d"},
                 "pledged": {"amount": "%d"}, "earned": {"amount": "%d"}}
                """.formatted(deposited, budget, pledged, earned));
    }

    private List<String> stepsOf(OfferId offer) {
        List<String> steps = new ArrayList<>();
        entries(offer, "")
                .path("items")
                .forEach(item -> steps.add(item.path("step").asString()));
        return steps;
    }

    private JsonNode entries(OfferId offer, String query) {
        return requireNonNull(get("/api/v1/offers/" + offer + "/budget/entries" + query)
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }
}
