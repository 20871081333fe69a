package io.clicktrail.standalone.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasClassOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.standalone.House;
import io.clicktrail.standalone.HouseNews;
import io.clicktrail.standalone.HouseSettings;
import io.clicktrail.standalone.Service;
import io.clicktrail.testsupport.Chromium;
import io.clicktrail.testsupport.Eventually;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** From a click to the network's postback and the team's good news: the six built services, and a real browser. */
class ClickToPostbackJourneyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PATIENCE_OF_THE_BROWSER = 90_000;
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path directory;

    private static House house;
    private static Chromium chromium;

    @BeforeAll
    static void startEverything() {
        house = House.in(HouseSettings.temporary(directory), HouseNews.UNHEARD, SandboxServer::new);
        house.start();
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopEverything() {
        chromium.close();
        house.close();
    }

    @BeforeEach
    void allIsWell() {
        send(to("/sandbox/faults").DELETE());
        Eventually.within(
                PATIENCE,
                () -> assertThat(get("/sandbox/state").path("ready").asBoolean())
                        .isTrue());
    }

    @Test
    void onePressSendsAVisitorFromTheAdToTheSale() {
        try (var page = trailPage()) {
            press(page);

            assertThat(page.locator(".step.done")).hasCount(9, within());
            assertThat(page.locator("#status")).containsText("Весь путь занял");
            keep(page, "trail.png");
            assertThat(postbacksOf(uidOn(page))).singleElement().satisfies(call -> {
                assertThat(call.path("status").asInt()).isEqualTo(200);
                assertThat(call.path("fields").path("status").asString()).isEqualTo("approved");
                assertThat(call.path("fields").path("payout").asString()).isEqualTo("90");
            });
            assertThat(page.locator(".bubble.team")).containsText("Таргетолог: Kenesary");
        }
    }

    @Test
    void theExplanationSaysWhoWonAndTheAttemptsAreListed() {
        try (var page = trailPage()) {
            press(page);
            assertThat(page.locator(".step.done")).hasCount(9, within());

            page.locator("[data-step=conversion] .more").click();
            assertThat(page.locator("#dialog .winner")).hasText(tokenOn(page));
            keep(page, "trail-why.png");
            page.keyboard().press("Escape");
            page.locator("[data-step=postback] .more").click();
            assertThat(page.locator("#dialog .attempt")).hasCount(1);
            keep(page, "trail-attempts.png");
        }
    }

    @Test
    void aNetworkThatFailsIsCalledAgainWithTheSameNumberUntilItAnswers() {
        try (var page = trailPage()) {
            page.locator("[data-fault='500']").click();
            press(page);
            assertThat(page.locator("[data-step=figures]")).hasClass(Pattern.compile("done"), inTime());
            assertThat(page.locator("#status")).containsText("Постбэк ещё повторяется");
            keep(page, "trail-retrying.png");

            page.locator("[data-fault='none']").click();
            assertThat(page.locator("[data-step=postback]")).hasClass(Pattern.compile("done"), inTime());
            keep(page, "trail-retried.png");

            List<JsonNode> calls = postbacksOf(uidOn(page));
            assertThat(calls).hasSizeGreaterThan(1);
            assertThat(calls.getFirst().path("status").asInt()).isEqualTo(500);
            assertThat(calls.getLast().path("status").asInt()).isEqualTo(200);
            assertThat(calls)
                    .extracting(call -> call.path("fields").path("txid").asString())
                    .containsOnly(calls.getFirst().path("fields").path("txid").asString());
        }
    }

    @Test
    void theSaleIsKeptWithItsClickAndItsTeam() {
        try (var page = trailPage()) {
            press(page);
            assertThat(page.locator(".step.done")).hasCount(9, within());
            var customer = page.locator("[data-step=sale] .chip b").first().textContent();

            var today = LocalDate.now(ZoneOffset.UTC);
            var sales = adminGet(
                    Service.CRM,
                    "/api/amocrm/sales-history?targetologist=kenesary&start=" + today.minusDays(1) + "&end="
                            + today.plusDays(1));

            assertThat(sales.path("sales")
                            .valueStream()
                            .filter(sale -> sale.path("lead_name").asString().equals(customer)))
                    .singleElement()
                    .satisfies(
                            sale -> assertThat(sale.path("click_id").asString()).isEqualTo(tokenOn(page)));
            assertThat(messagesAbout(customer)).hasSize(1);
        }
    }

    @Test
    void aVisitorOfAMiniAppIsToldToLeadsTech() {
        var answer = JSON.readTree(send(HttpRequest.newBuilder(
                        URI.create(house.addresses().of(Service.POSTBACK) + "/api/arbitrage/send-to-leads-tech/"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"user_id\": \"555555\", \"ref\": \"vk_bot_test\"}"))));

        assertThat(answer.path("success").asBoolean()).as(answer.toString()).isTrue();
        assertThat(get("/sandbox/received?kind=leads_tech").valueStream())
                .filteredOn(call -> call.path("fields").path("sub6").asString().equals("555555"))
                .singleElement()
                .satisfies(call ->
                        assertThat(call.path("fields").path("sub4").asString()).isEqualTo("vk_bot_test"));
    }

    private static Page trailPage() {
        var page = chromium.page(1280, 900);
        page.navigate(sandbox() + "/");
        return page;
    }

    private static void press(Page page) {
        page.locator("#press").click(new Locator.ClickOptions().setTimeout(PATIENCE_OF_THE_BROWSER));
    }

    private static String uidOn(Page page) {
        return page.locator("[data-step=click] .chip b").first().textContent();
    }

    private static String tokenOn(Page page) {
        return page.locator("[data-step=click] .chip b").nth(1).textContent();
    }

    private static HasCountOptions within() {
        return new HasCountOptions().setTimeout(PATIENCE_OF_THE_BROWSER);
    }

    private static HasClassOptions inTime() {
        return new HasClassOptions().setTimeout(PATIENCE_OF_THE_BROWSER);
    }

    private static void keep(Page page, String name) {
        page.waitForTimeout(700);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots", name)));
    }

    private static List<JsonNode> postbacksOf(String uid) {
        return get("/sandbox/received?kind=postback")
                .valueStream()
                .filter(call -> call.path("fields").path("uid").asString().equals(uid))
                .toList();
    }

    private static List<JsonNode> messagesAbout(String customer) {
        return get("/sandbox/received?kind=telegram")
                .valueStream()
                .filter(call -> call.path("fields").path("text").asString("").contains(customer))
                .toList();
    }

    private static JsonNode adminGet(Service service, String path) {
        return JSON.readTree(
                send(HttpRequest.newBuilder(URI.create(house.addresses().of(service) + path))
                        .header("X-Api-Key", house.secrets().get("CLICKTRAIL_ADMIN_KEY"))));
    }

    private static JsonNode get(String path) {
        return JSON.readTree(send(to(path)));
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(sandbox() + path));
    }

    private static String sandbox() {
        return "http://localhost:" + house.addresses().port();
    }

    private static String send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
