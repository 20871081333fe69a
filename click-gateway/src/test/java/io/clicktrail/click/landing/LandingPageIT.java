package io.clicktrail.click.landing;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.clicktrail.click.Browser;
import io.clicktrail.event.CatalogueEvent.LinkChanged;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickEvent.LandingLeft;
import io.clicktrail.event.ClickEvent.LandingViewed;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Link.Theme;
import io.clicktrail.event.Topic;
import io.clicktrail.testsupport.Chromium;
import io.clicktrail.testsupport.EventTopics;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ServiceEnvironment;

import static io.clicktrail.click.landing.Devices.desktop;
import static io.clicktrail.click.landing.Devices.phone;
import static io.clicktrail.click.landing.Devices.withoutScripts;
import static io.clicktrail.click.landing.Links.aLink;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

/** The landing in a real Chromium. */
@SpringBootTest(webEnvironment = RANDOM_PORT)
@DirtiesContext
class LandingPageIT {

    private static final String TARGET = "https://t.me/sportschannel";
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** Tells the console where the page tries to go, whether or not Chromium can follow. */
    private static final String TELL_WHERE_TO =
            "navigation.addEventListener('navigate', e => console.log('goes to ' + e.destination.url))";

    private static final String LAYOUT_SHIFT = "() => new Promise(done => { let sum = 0;"
            + " new PerformanceObserver(list => list.getEntries().forEach(each => sum += each.value))"
            + ".observe({type: 'layout-shift', buffered: true});"
            + " setTimeout(() => done(sum), 1200); })";
    private static final String HIDE = "() => { Object.defineProperty(document, 'visibilityState',"
            + " {value: 'hidden', configurable: true});"
            + " document.dispatchEvent(new Event('visibilitychange')); }";

    private static final ServiceEnvironment SERVICE = RealServers.forService("click");
    private static final EventTopics TOPICS = new EventTopics(SERVICE);

    private final Chromium chromium = Chromium.start();
    private final List<String> console = new ArrayList<>();
    private final List<String> requested = new ArrayList<>();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        SERVICE.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    @BeforeEach
    void linksAreKnown() {
        for (Theme theme : Theme.values()) {
            var link = aLink().called("page_" + theme.wireName()).themed(theme).to(TARGET);
            TOPICS.publish(
                    new LinkChanged(EventId.derived(Instant.EPOCH, link.id().value()), Instant.EPOCH, link));
        }
        Eventually.within(
                Duration.ofSeconds(20),
                () -> assertThat(new Browser(port)
                                .get("/api/v1/landing/preview?link=page_night")
                                .statusCode())
                        .isEqualTo(200));
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void onADesktopThePageCountsDownSendsItsVisitorOnAndTellsHowLongItWasSeen() {
        Page page = open(desktop("en-US"), "page_ocean?utm_content=desk");

        assertThat(page.locator(".count").isVisible()).isTrue();
        assertThat(page.locator(".count").textContent()).contains("Opening in", "3");
        picture(page, "landing-desktop");
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
        Page page = chromium.person(desktop("ru-RU")).newPage();
        page.clock().install();
        page.navigate(url("page_ocean?utm_content=hidden"));
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
        Page page = open(desktop("ru-RU"), "page_forest?utm_content=stay");
        page.locator("#stay").click();
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
        Page page = chromium.person(phone(Devices.IPHONE)).newPage();
        listen(page);
        Response answer = page.navigate(url("page_" + theme.wireName() + "?utm_content=light"));
        picture(page, "landing-" + theme.wireName());

        assertThat(answer.body()).hasSizeLessThan(20_000);
        assertThat(((Number) page.evaluate(LAYOUT_SHIFT)).doubleValue()).isZero();
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

    private void listen(Page page) {
        page.onConsoleMessage(message -> console.add(message.text()));
        page.onPageError(console::add);
        page.onRequest(request -> requested.add(request.url()));
        page.addInitScript(TELL_WHERE_TO);
    }

    /** Telegram's own page is not there; that it is asked for is what matters. */
    private void awaitTelegram(Page page) {
        page.waitForCondition(() -> requested.contains(TARGET));
    }

    private static void picture(Page page, String name) {
        page.screenshot(new ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    private static LandingViewed viewed(String content) {
        return TOPICS.read(Topic.CLICKS, LandingViewed.class).stream()
                .filter(view -> content.equals(view.utm().get("content")))
                .findFirst()
                .orElseThrow();
    }

    private static List<ClickRegistered> clicks(LandingViewed view) {
        return TOPICS.read(Topic.CLICKS, ClickRegistered.class).stream()
                .filter(click -> click.click().equals(view.click()))
                .toList();
    }

    private static Duration seen(LandingViewed view) {
        return TOPICS.read(Topic.CLICKS, LandingLeft.class).stream()
                .filter(left -> left.click().equals(view.click()))
                .map(LandingLeft::visible)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private String url(String linkAndQuery) {
        return "http://127.0.0.1:" + port + "/l/" + linkAndQuery;
    }
}
