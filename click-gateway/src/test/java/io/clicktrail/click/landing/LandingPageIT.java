package io.clicktrail.click.landing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Clock.InstallOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.clicktrail.click.Links;
import io.clicktrail.click.OnSharedServers;
import io.clicktrail.event.CatalogueEvent.LinkChanged;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickEvent.LandingLeft;
import io.clicktrail.event.ClickEvent.LandingViewed;
import io.clicktrail.event.Link.Theme;
import io.clicktrail.event.Topic;
import io.clicktrail.testsupport.Chromium;
import io.clicktrail.testsupport.Eventually;

import static io.clicktrail.click.Links.aLink;
import static io.clicktrail.click.landing.Devices.desktop;
import static io.clicktrail.click.landing.Devices.phone;
import static io.clicktrail.click.landing.Devices.withoutScripts;
import static org.assertj.core.api.Assertions.assertThat;

/** The landing in a real Chromium. */
class LandingPageIT extends OnSharedServers {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** Tells the console where the page tries to go, whether or not Chromium can follow. */
    private static final String TELL_WHERE_TO =
            "navigation.addEventListener('navigate', e => console.log('goes to ' + e.destination.url))";

    private static final String WATCH_SHIFTS = "let sum = 0;"
            + " const add = list => list.forEach(each => sum += each.value);"
            + " const watch = new PerformanceObserver(list => add(list.getEntries()));"
            + " watch.observe({type: 'layout-shift', buffered: true});"
            + " window.shifted = () => { add(watch.takeRecords()); return sum; };";
    private static final String HIDE = "() => { Object.defineProperty(document, 'visibilityState',"
            + " {value: 'hidden', configurable: true});"
            + " document.dispatchEvent(new Event('visibilitychange')); }";

    private final Chromium chromium = Chromium.start();
    private final List<String> console = new ArrayList<>();
    private final List<String> requested = new ArrayList<>();

    @BeforeEach
    void linksAreKnown() {
        known(Stream.of(Theme.values())
                .map(theme -> aLink().called("page_" + theme.wireName())
                        .withPage(theme)
                        .published())
                .toArray(LinkChanged[]::new));
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void onADesktopThePageCountsDownSendsItsVisitorOnAndTellsHowLongItWasSeen() {
        Page page = openWhileTimeStandsStill(desktop("en-US"), "page_ocean?utm_content=desk");

        assertThat(page.locator(".count").isVisible()).isTrue();
        assertThat(page.locator(".count").textContent()).contains("Opening in", "3");
        picture(page, "landing-desktop");
        page.clock().resume();
        awaitTelegram(page);

        LandingViewed view = viewed("desk");
        Eventually.within(PATIENCE, () -> {
            assertThat(clicks(view)).hasSize(1);
            assertThat(seen(view)).isBetween(Duration.ofMillis(2500), Duration.ofSeconds(15));
        });
        assertThat(clicks(view).getFirst().visitor().key())
                .isEqualTo(view.visitor().key());
        assertThat(console).noneMatch(line -> line.contains("Refused") || line.contains("violates"));
    }

    @Test
    void onAnIphoneThePageTriesTheAppAndFallsBackToTheLink() {
        Page page = open(phone(Devices.IPHONE), "page_sunset?utm_content=iphone");
        awaitTelegram(page);

        assertThat(console).anyMatch(line -> line.equals("goes to tg://resolve?domain=sportschannel"));
        Eventually.within(
                PATIENCE,
                () -> assertThat(clicks(viewed("iphone")))
                        .as("the app is opened and the link is followed: one click")
                        .hasSize(2)
                        .extracting(ClickRegistered::id)
                        .containsOnly(clicks(viewed("iphone")).getFirst().id()));
    }

    @Test
    void onAndroidThePageTriesAnIntentThatCarriesItsWayBack() {
        Page page = open(phone(Devices.ANDROID), "page_forest?utm_content=android");
        page.locator("#go").tap();

        Eventually.within(PATIENCE, () -> assertThat(clicks(viewed("android"))).isNotEmpty());
        awaitTelegram(page);
        assertThat(console)
                .anyMatch(line -> line.startsWith("goes to intent://resolve?domain=sportschannel#Intent;scheme=tg;"));
    }

    @Test
    void withoutScriptsTheButtonWorks() {
        Page page = open(withoutScripts(), "page_night?utm_content=noscript");
        assertThat(page.locator(".count").isVisible()).isFalse();

        page.locator("#go").click();
        awaitTelegram(page);

        assertThat(clicks(viewed("noscript"))).hasSize(1);
    }

    @Test
    void inTiktokAnOverlayTellsTheWayOutAndNobodyIsSentAwayByItself() {
        Page page = open(phone(Devices.TIKTOK), "page_sunset?utm_content=tiktok");

        assertThat(page.locator("[role=dialog]").isVisible()).isTrue();
        assertThat(page.locator("#out").textContent()).isEqualTo("TikTok не пускает в Telegram");
        assertThat(page.locator(".counting").count()).isZero();
        picture(page, "landing-tiktok");
        page.locator("#anyway").tap();
        awaitTelegram(page);
        assertThat(clicks(viewed("tiktok"))).hasSize(1);
    }

    @Test
    void aTabThatIsHiddenIsNotSeenAndSendsNobodyAway() {
        Page page = openWhileTimeStandsStill(desktop("ru-RU"), "page_ocean?utm_content=hidden");
        page.clock().runFor(2000);
        page.evaluate(HIDE);
        page.clock().runFor(60_000);

        LandingViewed view = viewed("hidden");
        Eventually.within(PATIENCE, () -> assertThat(seen(view)).isPositive());
        page.close();
        assertThat(seen(view)).isBetween(Duration.ofMillis(1900), Duration.ofSeconds(5));
        assertThat(clicks(view)).isEmpty();
    }

    @Test
    void whoWantsToStayStaysAndWhoComesBackIsNotSentAwayAgain() {
        Page page = openWhileTimeStandsStill(desktop("ru-RU"), "page_forest?utm_content=stay");
        page.locator("#stay").click();
        page.clock().resume();
        assertThat(page.locator(".count").isVisible()).isFalse();

        page.locator("#go").click();
        awaitTelegram(page);
        page.navigate(url("page_forest?utm_content=back"));
        assertThat(page.locator("#go").isVisible()).isTrue();
        assertThat(page.locator(".counting").count()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void thePageIsOneLightAnswerAndNothingMoves(Theme theme) {
        Page page = whereTimeStandsStill(phone(Devices.IPHONE));
        page.addInitScript(WATCH_SHIFTS);
        Response answer = page.navigate(url("page_" + theme.wireName() + "?utm_content=light"));
        page.clock().runFor(1200);
        picture(page, "landing-" + theme.wireName());

        assertThat(answer.body()).hasSizeLessThan(20_000);
        assertThat(page.locator("#left").textContent()).isEqualTo("2");
        assertThat(((Number) page.evaluate("() => shifted()")).doubleValue()).isZero();
        assertThat(requested).containsExactly(answer.url());
        assertThat(console).noneMatch(line -> line.contains("Refused") || line.contains("violates"));
        assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }

    private Page open(NewContextOptions device, String linkAndQuery) {
        Page page = chromium.person(device).newPage();
        listen(page);
        page.navigate(url(linkAndQuery));
        return page;
    }

    /** So that the page counts down when the test says so, and not while the machine is busy with something else. */
    private Page openWhileTimeStandsStill(NewContextOptions device, String linkAndQuery) {
        Page page = whereTimeStandsStill(device);
        page.navigate(url(linkAndQuery));
        return page;
    }

    private Page whereTimeStandsStill(NewContextOptions device) {
        Page page = chromium.person(device).newPage();
        listen(page);
        page.clock().install(new InstallOptions().setTime("2026-11-21T09:00:00Z"));
        page.clock().pauseAt("2026-11-21T09:00:01Z");
        return page;
    }

    private void listen(Page page) {
        page.onConsoleMessage(message -> console.add(message.text()));
        page.onPageError(console::add);
        page.onRequest(request -> requested.add(request.url()));
        page.addInitScript(TELL_WHERE_TO);
    }

    /** Telegram's own page is not there; that it is asked for is what matters. */
    private void awaitTelegram(Page page) {
        page.waitForCondition(() -> requested.contains(Links.TARGET));
    }

    private static void picture(Page page, String name) {
        page.screenshot(new ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    private LandingViewed viewed(String content) {
        return topics.read(Topic.CLICKS, LandingViewed.class).stream()
                .filter(view -> content.equals(view.utm().get("content")))
                .findFirst()
                .orElseThrow();
    }

    private List<ClickRegistered> clicks(LandingViewed view) {
        return clicks().stream()
                .filter(click -> click.click().equals(view.click()))
                .toList();
    }

    private Duration seen(LandingViewed view) {
        return topics.read(Topic.CLICKS, LandingLeft.class).stream()
                .filter(left -> left.click().equals(view.click()))
                .map(LandingLeft::visible)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private String url(String linkAndQuery) {
        return "http://127.0.0.1:" + port + "/l/" + linkAndQuery;
    }
}
