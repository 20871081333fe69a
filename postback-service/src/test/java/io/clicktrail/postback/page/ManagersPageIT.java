package io.clicktrail.postback.page;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.clicktrail.event.Conversion;
import io.clicktrail.http.access.AccessTokens;
import io.clicktrail.http.access.Caller;
import io.clicktrail.http.access.Role;
import io.clicktrail.postback.RunningService;
import io.clicktrail.testsupport.Answer;
import io.clicktrail.testsupport.Chromium;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.StubPartner;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.clicktrail.postback.Conversions.approved;
import static io.clicktrail.postback.Conversions.approvedOnes;
import static io.clicktrail.postback.Conversions.conversionOf;
import static io.clicktrail.postback.Conversions.pending;
import static org.assertj.core.api.Assertions.assertThat;

class ManagersPageIT {

    private static final StubPartner PARTNER = StubPartner.start();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String APPROVED_ONLY = "{\"approved\": \"1\"}";

    private static final List<String> TABS = List.of(
            "postbacks", "networks", "networks/_new?preset=affise", "rules/_new", "reconciliation?network=leadsgate");

    private static RunningService service;
    private static Chromium chromium;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() {
        service = RunningService.start(
                RealServers.forService("postback"),
                PARTNER,
                "postback.page.address=https://house.example/manage",
                "postback.page.login=https://house.example/login",
                "postback.retry.schedule=0s, 1ms, 1ms",
                "postback.worker.poll-interval=20ms");
        chromium = Chromium.start();
        List.of("leadsgate", "adspire", "northstar")
                .forEach(network -> service.addNetwork(PARTNER, network, APPROVED_ONLY));
    }

    @AfterAll
    static void stop() {
        chromium.close();
        service.close();
        PARTNER.close();
    }

    @BeforeEach
    void theNetworksAnswer() {
        PARTNER.answers(request -> request.path().startsWith("/ads")
                ? Answer.status(503).body("{\"error\": \"try later\"}")
                : Answer.ok().body("OK"));
    }

    @Test
    void withoutALoginThereIsOnlyTheWayToItAndBack() {
        var answer = RunningService.exchange(
                service.to("/manage/postbacks?state=exhausted&network=a%20b").GET());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .contains("https://house.example/login?next=https%3A%2F%2Fhouse.example%2Fmanage%2Fpostbacks"
                        + "%3Fstate%3Dexhausted%26network%3Da%2520b");
    }

    @Test
    void aPostbackThatWasGivenUpIsFoundReadAndSentAgain() {
        Conversion lost = conversionOf("adspire", "as-1");
        service.publish(approved(lost), approved(conversionOf("leadsgate", "lg-1")));
        service.publish(approved(conversionOf("nobody", "nn-1")), approved(conversionOf("northstar", null)));
        settled("?conversion=" + lost.id(), "exhausted");
        settled("?network=leadsgate", "delivered");
        settled("?network=nobody", "waiting");
        settled("?network=northstar", "undeliverable");

        Page page = open("/manage/postbacks", Role.ADMIN, "en-US", ColorScheme.LIGHT, 1280);
        assertThat(page.locator(".delivery").count()).isGreaterThanOrEqualTo(4);
        picture(page, "postbacks");
        page.fill("[name=conversion]", lost.id().toString());
        page.selectOption("select[name=state]", "exhausted");
        assertThat(page.locator(".delivery")).hasCount(1);

        Locator opener = page.locator("[data-opens]");
        opener.focus();
        page.keyboard().press("Enter");
        assertThat(opener).hasAttribute("aria-expanded", "true");
        assertThat(page.locator(".attempts li")).hasCount(3);
        assertThat(page.locator(".attempts li").first()).containsText("503");
        assertThat(page.locator(".answer").first()).containsText("try later");
        assertThat(page.locator(".request").first())
                .containsText("GET http://" + PARTNER.address() + "/adspire?cid=as-1");

        PARTNER.answers(Answer.ok().body("at last"));
        page.click("text=Send again");
        assertThat(page.locator(".delivery .state .tag")).hasText("delivered");
        assertThat(page.locator(".attempts li")).hasCount(4);
        assertThat(page.locator(".attempts li").last()).containsText("by hand");
        picture(page, "postback");
        assertThat(complaints).isEmpty();
    }

    @Test
    void analystsReadAndHaveNoButtons() {
        service.publish(approved(conversionOf("leadsgate", "lg-2")));
        settled("?network=leadsgate", "delivered");

        Page page = open("/manage/postbacks?network=leadsgate", Role.ANALYST, "ru-RU", ColorScheme.LIGHT, 1280);
        assertThat(page.locator("h1")).hasText("Постбэки");
        assertThat(page.locator(".delivery").first()).isVisible();
        assertThat(page.locator(".delivery .button")).hasCount(0);
        assertThat(page.locator("input[type=checkbox]")).hasCount(0);
        page.click("text=English");
        assertThat(page.locator("h1")).hasText("Postbacks");
    }

    @Test
    void theEditorShowsTheCallWhileSomebodyWritesAndTriesIt() {
        Page page = open("/manage/networks/_new", Role.ADMIN, "en-US", ColorScheme.LIGHT, 1280);
        page.selectOption("select[name=preset]", "keitaro");
        assertThat(page.locator("[name='postback.statuses.approved']")).hasValue("sale");
        assertThat(page.locator(".call")).containsText("subid=test-click-id&status=sale&payout=1.5&currency=USD");

        page.fill("[name=slug]", "keitaro-one");
        page.fill("[name=name]", "Keitaro, our own");
        page.fill("[name='postback.url_template']", PARTNER.url("/keitaro?cid={click_id}&st={status}&goal="));
        page.click("[data-puts='{goal}']");
        assertThat(page.locator(".call"))
                .containsText(PARTNER.address() + "/keitaro?cid=test-click-id&st=sale&goal=join_channel");
        page.selectOption("[name='preview.status']", "rejected");
        assertThat(page.locator(".call")).containsText("st=rejected&");
        picture(page, "network");
        page.fill("[name='postback.url_template']", PARTNER.url("/keitaro?cid={click_id}&st={oops}"));
        assertThat(page.locator("#preview [role=alert]")).containsText("{oops}");
        page.fill("[name='postback.url_template']", PARTNER.url("/keitaro?cid={click_id}&st={status}"));
        page.selectOption("[name='preview.status']", "approved");

        page.click("text=Send a test");
        assertThat(page.locator("#trial .tag")).hasText("200");
        assertThat(PARTNER.receivedAt("/keitaro").getLast().query()).containsEntry("st", "sale");

        page.click("#editor [type=submit]");
        page.waitForURL("**/manage/networks/keitaro-one?saved=true");
        assertThat(page.locator("[role=status]")).hasText("Saved.");
        assertThat(page.locator("h1")).hasText("Keitaro, our own");
        assertThat(service.get("/api/v1/networks/keitaro-one")
                        .json()
                        .path("postback")
                        .path("statuses")
                        .path("sale")
                        .asString())
                .isEqualTo("sale");
        page.onDialog(Dialog::accept);
        page.click("text=Disable");
        assertThat(page.locator(".alert")).hasText("The network is disabled: its postbacks wait.");
        page.click("text=Enable");
        assertThat(page.locator(".alert")).hasCount(0);
        assertThat(complaints).isEmpty();
    }

    @Test
    void whatTheApiRefusesTheEditorRefuses() {
        Page page = open("/manage/networks/leadsgate", Role.ADMIN, "ru-RU", ColorScheme.LIGHT, 1280);
        page.fill("[name='postback.url_template']", "http://169.254.169.254/?cid={click_id}");
        page.click("#editor [type=submit]");
        assertThat(page.locator("#said [role=alert]")).isVisible();
        assertThat(service.get("/api/v1/networks/leadsgate")
                        .json()
                        .path("postback")
                        .path("url_template")
                        .asString())
                .contains("/leadsgate?");
    }

    @Test
    void theListOfNetworksSaysHowTheyFare() {
        Conversion lost = conversionOf("adspire", "as-5");
        service.publish(approved(lost));
        settled("?conversion=" + lost.id(), "exhausted");

        Page page = open("/manage/networks", Role.ANALYST, "en-US", ColorScheme.LIGHT, 1280);
        Locator adspire = page.locator("tr.network", new Page.LocatorOptions().setHasText("adspire"));
        assertThat(adspire.locator(".number.bad a")).not().hasText("0");
        assertThat(page.locator("text=Add a network")).hasCount(0);
        picture(page, "networks");
        adspire.locator("th a").click();
        assertThat(page.locator("[name=name]")).isDisabled();
        assertThat(page.locator(".preview")).hasCount(0);
        assertThat(complaints).isEmpty();
    }

    @Test
    void manyAreCountedFirstAndThenSentAgain() {
        service.addNetwork(PARTNER, "adsorb", APPROVED_ONLY);
        service.publish(approvedOnes("adsorb", 3));
        settled("?network=adsorb", "exhausted", 3);

        Page page = open("/manage/postbacks?network=adsorb", Role.ADMIN, "en-US", ColorScheme.LIGHT, 1280);
        page.click("[data-all=ids]");
        page.locator("[name=ids]").first().uncheck();
        page.click("text=Send the ticked again");
        assertThat(page.locator("#said")).containsText("2 postbacks are queued.");
        settled("?network=adsorb", "exhausted", 3);
        PARTNER.answers(Answer.ok());

        page.fill("#since [name=network]", "adsorb");
        page.click("#since button");
        assertThat(page.locator("#counted")).containsText("3 postbacks would be sent.");
        assertThat(PARTNER.receivedAt("/adsorb")).hasSize(3 * 3 + 2 * 3);
        page.click("text=Send 3 again");
        assertThat(page.locator("#counted")).containsText("3 postbacks are queued.");
        settled("?network=adsorb", "delivered", 3);
        assertThat(complaints).isEmpty();
    }

    @Test
    void aRuleIsTriedOnHistoryBeforeItDecides() {
        service.addNetwork(PARTNER, "trial-net", APPROVED_ONLY);
        service.publish(approvedOnes("trial-net", 2));
        settled("?network=trial-net", "delivered", 2);

        Page page = open("/manage/rules/_new", Role.ADMIN, "en-US", ColorScheme.LIGHT, 1280);
        page.fill("[name=name]", "Kazakhstan only by hand");
        page.fill("[name=network]", "trial-net");
        page.click("text=faster than 5 seconds");
        page.click("text=Try it");
        assertThat(page.locator("#tried strong")).hasText("Would have rejected 0 of 2");
        page.fill("[name='condition{}']", "{\"field\": \"country\", \"is\": \"Kazakhstan\"}");
        page.click("text=Try it");
        assertThat(page.locator("#tried [role=alert]")).containsText("country");
        page.fill("[name='condition{}']", "{\"field\": \"country\", \"is\": \"KZ\"}");
        page.selectOption("[name=action]", "hold");
        page.click("text=Try it");
        assertThat(page.locator("#tried strong")).hasText("Would have held 2 of 2");
        assertThat(page.locator("#tried tbody tr")).hasCount(2);
        picture(page, "rule");
        page.click("#editor [type=submit]");
        page.locator("[role=status]").waitFor();

        Conversion held = conversionOf("trial-net", "tn-1");
        service.publish(approved(held));
        settled("?conversion=" + held.id(), "held", 1);
        page.navigate(url("/manage/postbacks?conversion=" + held.id()));
        page.click("text=Let go");
        assertThat(page.locator(".delivery .state .tag")).hasText("delivered");

        page.navigate(url("/manage/rules"));
        picture(page, "rules");
        page.click("text=Kazakhstan only by hand");
        page.onDialog(Dialog::accept);
        page.click("text=Remove");
        page.waitForURL("**/manage/rules");
        assertThat(page.locator("text=There are no rules yet")).isVisible();
        assertThat(complaints).isEmpty();
    }

    @Test
    void aNetworkIsToldOfWhatItDidNotWantToHearBefore() {
        service.addNetwork(PARTNER, "late-net", APPROVED_ONLY);
        service.publish(pending(conversionOf("late-net", "ln-1")));
        settled("?network=late-net", "ignored", 1);

        Page page = open("/manage/networks/late-net", Role.ADMIN, "en-US", ColorScheme.LIGHT, 1280);
        page.fill("[name='postback.statuses.pending']", "0");
        page.click("#editor [type=submit]");
        page.locator("[role=status]").waitFor();
        page.fill("#backfill [name=since]", "2026-01-01T00:00");
        page.fill("[name=per_minute]", "600");
        page.click("#backfill button");
        assertThat(page.locator("#backfilled")).containsText("The network would hear of 1 event.");
        page.click("text=Send 1");
        assertThat(page.locator("#backfilled")).containsText("1 postback is queued.");
        settled("?network=late-net", "delivered", 1);
        assertThat(complaints).isEmpty();
    }

    @Test
    void whatANetworkCountedIsComparedWithOurs() {
        service.addNetwork(PARTNER, "ledger-net", APPROVED_ONLY);
        service.publish(
                approved(conversionOf("ledger-net", "both")), approved(conversionOf("ledger-net", "only-ours")));
        settled("?network=ledger-net", "delivered", 2);

        Page page = open("/manage/reconciliation", Role.ADMIN, "en-US", ColorScheme.LIGHT, 1280);
        page.fill("[name=network]", "ledger-net");
        page.click("text=Choose");
        page.fill("[name=from]", "2026-11-20");
        page.fill("[name=to]", "2026-11-22");
        page.setInputFiles(
                "[type=file]", new FilePayload("statistics.csv", "text/csv", """
                uid;state;sum
                both;1;1,50
                only-theirs;1;1,50
                """.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator("#columns option")).hasCount(3);
        page.fill("[name=click]", "click_id");
        page.click("[data-uploads] [type=submit]");
        assertThat(page.locator("[data-says] [role=alert]")).containsText("no column click_id");
        page.fill("[name=click]", "uid");
        page.fill("[name=status]", "state");
        page.fill("[name=payout]", "sum");
        page.click("[data-uploads] [type=submit]");
        page.locator("h1", new Page.LocatorOptions().setHasText("Reconciliation with ledger-net"))
                .waitFor();
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("only-theirs")))
                .containsText("Missing here");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("only-ours")))
                .containsText("Missing there");
        assertThat(page.locator(".verdict")).hasText("1 match, 2 differ.");
        picture(page, "reconciliation");
        page.click("nav[aria-label=Differences] >> text=Missing here");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(complaints).noneMatch(complaint -> !complaint.contains("400"));
    }

    @Test
    void whatCannotBeMeantIsToldInWords() {
        Page page = open("/manage/postbacks?conversion=x", Role.ADMIN, "ru-RU", ColorScheme.LIGHT, 1280);
        assertThat(page.locator("[role=alert]")).containsText("conversion");
    }

    @Test
    void everythingHasANameAndFitsAPhoneAtNight() {
        Conversion lost = conversionOf("adspire", "as-3");
        service.publish(approved(lost));
        settled("?conversion=" + lost.id(), "exhausted");
        for (String tab : TABS) {
            Page page = open("/manage/" + tab, Role.ADMIN, "ru-RU", ColorScheme.DARK, 390);
            assertThat(page.evaluate(NAMELESS)).as(tab).isEqualTo(List.of());
            assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                    .as(tab)
                    .isEqualTo(390);
            picture(page, tab.replaceAll("[^a-z]+", "-") + "-phone");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void theWayOutEndsTheSession() {
        Page page = open("/manage/postbacks", Role.ANALYST, "ru-RU", ColorScheme.LIGHT, 1280);
        page.route("https://house.example/**", route -> route.fulfill());
        page.click("text=Выйти");
        page.waitForURL("https://house.example/login");
        assertThat(page.context().cookies()).noneMatch(cookie -> cookie.name.equals("clicktrail_session"));
    }

    /** What a screen reader could not call by a name, and ids that stand twice. */
    private static final String NAMELESS = """
            () => {
              const named = (each) => each.labels?.length || each.getAttribute("aria-label") || each.textContent.trim()
                || each.type === "hidden";
              const nameless = [...document.querySelectorAll("a, button, input, select, textarea, summary")]
                .filter((each) => !named(each)).map((each) => each.outerHTML);
              const ids = [...document.querySelectorAll("[id]")].map((each) => each.id);
              return [...nameless, ...ids.filter((id, i) => ids.indexOf(id) !== i)];
            }""";

    private static void settled(String query, String state) {
        settled(query, state, 1);
    }

    private static void settled(String query, String state, int atLeast) {
        Eventually.within(
                PATIENCE,
                () -> assertThat(service.deliveries(query))
                        .hasSizeGreaterThanOrEqualTo(atLeast)
                        .allMatch(delivery -> delivery.path("state").asString().equals(state)));
    }

    private Page open(String path, @Nullable Role role, String locale, ColorScheme colours, int width) {
        BrowserContext person = chromium.person(new NewContextOptions()
                .setLocale(locale)
                .setColorScheme(colours)
                .setViewportSize(width, 900));
        if (role != null) {
            String token = service.bean(AccessTokens.class)
                    .issue(new Caller("ada", role), Instant.now(), Duration.ofMinutes(5));
            person.addCookies(List.of(new Cookie("clicktrail_session", token).setUrl(url("/"))));
        }
        Page page = person.newPage();
        page.onConsoleMessage(this::listen);
        page.onPageError(complaints::add);
        page.navigate(url(path));
        return page;
    }

    /** A policy that is broken, a script that fails: the browser complains about both. */
    private void listen(ConsoleMessage message) {
        if (message.type().equals("error")) {
            complaints.add(message.text());
        }
    }

    private static void picture(Page page, String name) {
        page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
    }

    private static String url(String path) {
        return service.to(path).build().uri().toString();
    }
}
