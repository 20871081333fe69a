package io.clicktrail.analytics.dashboard;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.clicktrail.analytics.Database;
import io.clicktrail.analytics.Events;
import io.clicktrail.analytics.OnRealServers;
import io.clicktrail.analytics.intake.Intake;
import io.clicktrail.testsupport.Chromium;
import io.clicktrail.testsupport.EventTopics;
import io.clicktrail.testsupport.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

class DashboardPageIT extends OnRealServers {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final Database database = new Database(HOUSE);
    private final Chromium chromium = Chromium.start();
    private final List<String> complaints = new ArrayList<>();

    @Autowired
    private Intake intake;

    @LocalServerPort
    private int port;

    @BeforeEach
    void empty() {
        database.empty();
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void theNumbersOnThePageAreThoseInPostgres() {
        intake.receive(BusyMonth.until(NOW, 15));
        for (String source : List.of("tiktok", "instagram", "telegram ads")) {
            database.run("insert into cost (day, source, campaign, offer, currency, amount, set_by) values"
                    + " (current_date - 2, '" + source + "', '', 'express-course', 'KZT', 190000, 'ada')");
        }
        Page page = loggedIn(window("en-US", ColorScheme.LIGHT, 1440, 1000));
        assertThat(figure(page, "clicks")).isEqualTo(inPostgres("count(*)", "kind = 'click'"));
        assertThat(figure(page, "starts")).isEqualTo(inPostgres("count(*)", "kind = 'start'"));
        assertThat(figure(page, "joins")).isEqualTo(inPostgres("count(*)", "kind = 'join'"));
        assertThat(figure(page, "conversions"))
                .isEqualTo(inPostgres(
                        "sum(case kind when 'credited' then 1 else -1 end)",
                        "kind in ('credited', 'rejected', 'reversed')"));
        assertThat(figure(page, "revenue"))
                .isEqualTo(inPostgres(
                        "sum(case kind when 'sale' then amount else -amount end)::int8",
                        "kind in ('sale', 'sale_reopened')"));
        assertThat(figure(page, "postbacks_delivered"))
                .isEqualTo(inPostgres("count(*)", "kind = 'postback_delivered'"));
        assertThat(page.locator("[data-figure=roi]").textContent()).contains("%");

        page.locator("text=30 days").click();
        page.waitForURL(Pattern.compile(".*days=30.*"));
        assertThat(figure(page, "clicks")).isEqualTo(database.number("select count(*) from fact where kind = 'click'"));
        page.locator("#chart[data-drawn] canvas").waitFor();
        assertThat(complaints).isEmpty();
        picture(page, "desktop");
        picture(loggedIn(window("ru-RU", ColorScheme.DARK, 1440, 1000)), "dark");
        picture(loggedIn(window("ru-RU", ColorScheme.LIGHT, 1440, 1000)), "russian");
        picture(loggedIn(window("ru-RU", ColorScheme.LIGHT, 390, 844)), "phone");
    }

    @Test
    void anEmptyHouseTellsWhatToDoAndTheFirstClickShowsByItself() {
        Page page = loggedIn(window("en-US", ColorScheme.LIGHT, 1280, 900));
        assertThat(page.locator(".empty h2").textContent()).isEqualTo("All quiet so far");
        assertThat(page.locator(".empty").textContent()).contains("/api/v1/offers", "/click/my-first-offer");
        picture(page, "empty");
        new EventTopics(HOUSE).publish(new Events(3).click("spring-sale", NOW).made());
        Eventually.within(
                Duration.ofSeconds(30), () -> assertThat(figure(page, "clicks")).isEqualTo(1));
        assertThat(complaints).isEmpty();
    }

    @Test
    void withoutALoginThereIsOnlyTheDoor() {
        Page page = window("ru-RU", ColorScheme.LIGHT, 1280, 900);
        page.navigate(url("/"));
        assertThat(page.url()).endsWith("/login");
        assertThat(page.locator("h1").textContent()).isEqualTo("Посмотрим, откуда пришли деньги");
        picture(page, "login");
        page.fill("#login", "admin");
        page.fill("#password", "wrong-password");
        page.click("button[type=submit]");
        assertThat(page.locator("[role=alert]").textContent()).isEqualTo("Неверный логин или пароль.");
    }

    @Test
    void theLoginLivesInACookieThatScriptsCannotReadAndEndsWithALogout() {
        Page page = loggedIn(window("ru-RU", ColorScheme.LIGHT, 1280, 900));
        Cookie cookie = page.context().cookies().stream()
                .filter(each -> each.name.equals("clicktrail_session"))
                .findFirst()
                .orElseThrow();
        assertThat(cookie.httpOnly).isTrue();
        assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.LAX);
        page.click("text=English");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
        page.click("text=Log out");
        page.navigate(url("/dashboard"));
        assertThat(page.url()).endsWith("/login");
    }

    @Test
    void whoeverWasOnTheWayToAnotherPageOfTheHouseGoesOnThereAfterTheLogin() {
        Page page = window("ru-RU", ColorScheme.LIGHT, 1280, 900);
        String next = OTHER_PAGE + "/networks/adnet?a=b&c=d";
        page.route(OTHER_PAGE + "/**", route -> route.fulfill(new FulfillOptions().setBody("there")));
        page.navigate(url("/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)));
        page.fill("#login", "admin");
        page.fill("#password", "wrong-password");
        page.click("button[type=submit]");
        page.locator("[role=alert]").waitFor();
        logIn(page);
        page.waitForURL(next);
        page.navigate(url("/dashboard"));
        assertThat(page.locator(".who a").first().textContent()).isEqualTo("Постбэки");
        assertThat(page.locator(".who a").first().getAttribute("href")).isEqualTo(OTHER_PAGE);
    }

    @Test
    void aLoginLeadsNowhereElse() {
        for (String next : List.of("https://evil.example/", "//evil.example", OTHER_PAGE + ".evil.example")) {
            Page page = window("ru-RU", ColorScheme.LIGHT, 1280, 900);
            page.navigate(url("/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)));
            assertThat(page.content()).doesNotContain("evil");
            page.locator("form").evaluate("""
                    (form, next) => form.insertAdjacentHTML("beforeend", `<input name="next" value="${next}">`)""", next);
            logIn(page);
            page.waitForURL("**/dashboard");
            assertThat(page.url()).isEqualTo(url("/dashboard"));
        }
    }

    /** Before somebody new. */
    private Page window(String locale, ColorScheme colours, int width, int height) {
        return chromium.person(new NewContextOptions()
                        .setLocale(locale)
                        .setColorScheme(colours)
                        .setViewportSize(width, height))
                .newPage();
    }

    private Page loggedIn(Page page) {
        page.onConsoleMessage(this::listen);
        page.onPageError(complaints::add);
        page.navigate(url("/login"));
        logIn(page);
        page.waitForURL("**/dashboard");
        page.waitForFunction("() => document.fonts.status === 'loaded'");
        return page;
    }

    private static void logIn(Page page) {
        page.fill("#login", "admin");
        page.fill("#password", HOUSE.get("ANALYTICS_ADMIN_PASSWORD"));
        page.click("button[type=submit]");
    }

    /** A policy that is broken, a script that fails: the browser complains about both. */
    private void listen(ConsoleMessage message) {
        if (message.type().equals("error")) {
            complaints.add(message.text());
        }
    }

    private void picture(Page page, String name) {
        if (page.locator("#chart").count() > 0) {
            page.locator("#chart[data-drawn]").waitFor();
        }
        page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
    }

    private static long figure(Page page, String name) {
        return Long.parseLong(
                page.locator("[data-figure=" + name + "]").textContent().replaceAll("[^0-9]", ""));
    }

    /** Of the last seven days, counted from the facts. */
    private long inPostgres(String what, String which) {
        return database.number("select " + what + " from fact where day > current_date - 7 and " + which);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
