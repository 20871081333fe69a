package io.clicktrail.standalone.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.standalone.House;
import io.clicktrail.standalone.HouseNews;
import io.clicktrail.standalone.HouseSettings;
import io.clicktrail.testsupport.Chromium;
import io.clicktrail.testsupport.Eventually;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What one person does in Telegram, and what the page says of it: the six built services, and a real browser. */
class JourneyPageIT {
    private static final int PATIENCE_OF_THE_BROWSER = 90_000;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
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

    @Test
    void aJoinAReactionACommentAPollVoteAndALeaveAreEachExplained() {
        try (var page = journeyPage(chromium.page(1280, 900), "ru")) {
            page.locator("#tour").click(patiently());
            saysAtLast(page.locator("#status"), "Готово");
            keep(page, "journey.png");

            says(page, "reaction", 0, "approved", "Засчитано клику по рекламе «Реакция в чате»");
            says(page, "comment", 0, "approved", "Засчитано клику по рекламе «Комментарий к рецепту»");
            says(page, "comment", 1, "repeat", "уже учтено раньше");
            says(page, "poll_vote", 0, "approved", "Засчитано клику по рекламе «Голос в опросе»");
            says(page, "join", 0, "reversed", "Было засчитано клику по рекламе «Канал „Вкусно дома“» и одобрено");
            says(page, "leave", 0, "left_reversed", "Её конверсия отозвана");
            assertThat(entry(page, "reaction", 0).locator(".others li")).hasCount(3);
            assertThat(entry(page, "reaction", 0).locator(".chip .code")).hasText(tokenOfClick(page, 1));
            var join = tokenOfClick(page, 0);
            Eventually.within(
                    PATIENCE, () -> assertThat(toldToTheNetworkOf(join)).containsExactly("approved", "declined"));
        }
    }

    @Test
    void inAnyOrderEachActionSaysWhyItIsNotCredited() {
        try (var page = journeyPage(chromium.page(1280, 900), "ru")) {
            press(page, "deeds/poll_vote");
            says(page, "poll_vote", 0, "parked", "по рекламе этот человек не приходил");
            assertThat(page.locator("[data-step='deeds/leave']")).isDisabled();

            press(page, "clicks/comment");
            press(page, "deeds/join");
            says(page, "join", 0, "parked", "ни один из кликов этого человека не подходит");
            assertThat(entry(page, "join", 0).locator(".others")).containsText("платит за другое действие");
            press(page, "deeds/reaction");
            assertThat(entry(page, "reaction", 0).locator(".others"))
                    .containsText("предложение о другом месте", soon());

            press(page, "deeds/leave");
            says(page, "leave", 0, "left_for_nothing", "ничего не меняет");
            keep(page, "journey-refused.png");
        }
    }

    @Test
    void itReadsWellOnAPhoneInEnglish() {
        var phone = new NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK);
        List<String> complaints = new CopyOnWriteArrayList<>();
        try (var page = chromium.person(phone).newPage()) {
            page.onConsoleMessage(message -> complaints.add(message.type() + " " + message.text()));
            journeyPage(page, "en").locator("#tour").click(patiently());
            saysAtLast(page.locator("#status"), "Done");

            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(390);
            says(page, "leave", 0, "left_reversed", "Its conversion is reversed");
            assertThat(complaints).isEmpty();
            keep(page, "journey-phone-whole.png");
            page.locator("#story").evaluate("story => story.querySelector('[data-deed=join]').scrollIntoView()");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/journey-phone.png")));
        }
    }

    private static Page journeyPage(Page page, String language) {
        page.navigate(sandbox() + "/journey?lang=" + language);
        return page;
    }

    private static void press(Page page, String step) {
        page.locator("[data-step='" + step + "']").click(patiently());
    }

    /** The number-th of the entries of that deed says at last what is expected. */
    private static void says(Page page, String deed, int number, String verdict, String words) {
        var entry = entry(page, deed, number);
        assertThat(entry)
                .hasAttribute("data-verdict", verdict, new HasAttributeOptions().setTimeout(PATIENCE_OF_THE_BROWSER));
        assertThat(entry).containsText(words);
    }

    private static void saysAtLast(Locator place, String words) {
        assertThat(place).containsText(words, soon());
    }

    private static Locator entry(Page page, String deed, int number) {
        return page.locator("#story [data-deed=" + deed + "]").nth(number);
    }

    private static String tokenOfClick(Page page, int number) {
        return entry(page, "click", number).locator(".chip .code").textContent();
    }

    private static ContainsTextOptions soon() {
        return new ContainsTextOptions().setTimeout(PATIENCE_OF_THE_BROWSER);
    }

    private static Locator.ClickOptions patiently() {
        return new Locator.ClickOptions().setTimeout(PATIENCE_OF_THE_BROWSER);
    }

    private static void keep(Page page, String name) {
        page.waitForTimeout(700);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots", name)));
    }

    /** The network knows its click by its own number. */
    private static List<String> toldToTheNetworkOf(String click) {
        var uid =
                get("/sandbox/journeys/" + click).at("/click/network_click_id").asString();
        return get("/sandbox/received?kind=postback")
                .valueStream()
                .map(call -> call.path("fields"))
                .filter(fields -> fields.path("uid").asString().equals(uid))
                .map(fields -> fields.path("status").asString())
                .toList();
    }

    private static JsonNode get(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create(sandbox() + path)).build();
            return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String sandbox() {
        return "http://localhost:" + house.addresses().port();
    }
}
