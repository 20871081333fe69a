package io.clicktrail.click.landing;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import io.clicktrail.click.Browser;
import io.clicktrail.click.Links;
import io.clicktrail.click.RunningGateway;
import io.clicktrail.event.ActivityEvent.ExperimentExposed;
import io.clicktrail.event.ClickEvent.LandingLeft;
import io.clicktrail.event.ClickEvent.LandingViewed;
import io.clicktrail.event.Link.Theme;
import io.clicktrail.event.Topic;
import io.clicktrail.event.Visitor.Standing;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.OwnServers;
import io.clicktrail.testsupport.ServiceEnvironment;

import static io.clicktrail.click.Links.aLink;
import static io.clicktrail.click.Links.variant;
import static org.assertj.core.api.Assertions.assertThat;

/** The landing over real HTTP into real topics. */
@TestPropertySource(properties = {"clicktrail.spool.segment-size=16KB", "clicktrail.spool.max-size=64KB"})
@DirtiesContext
class LandingIT extends RunningGateway {

    private static final Pattern PASS = Pattern.compile("data-pass=\"([A-Za-z0-9_-]{30})(\\.[A-Za-z0-9_-]{16})\"");
    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");
    private static final int MORE_THAN_FITS = 500;
    private static final int MORE_THAN_PEOPLE_VISIT = 130;

    private static final OwnServers SERVERS = OwnServers.start();
    private static final ServiceEnvironment SERVICE = SERVERS.forService("click");

    @Autowired
    private MeterRegistry meters;

    LandingIT() {
        super(SERVICE);
    }

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        SERVICE.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    @AfterAll
    static void stopServers() {
        SERVERS.close();
    }

    @BeforeEach
    void linksAreKnown() {
        known(
                aLink().withPage().published(),
                aLink().called("told_1").withPage().published(),
                aLink().called("compared_1")
                        .comparing("spring-page", variant("a", 1, Theme.OCEAN), variant("b", 1, Theme.SUNSET))
                        .published());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/l/tiktok_abc123", "/api/v1/landing/l/tiktok_abc123"})
    void aPageThatIsShownIsInTheTopicAlready(String path) {
        HttpResponse<String> page = browser.get(path + "?utm_content=video-7&sub1=x");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(
                        cookie -> assertThat(cookie).startsWith("v=").contains("HttpOnly", "SameSite=Lax"));
        LandingViewed view = viewed(page);
        assertThat(view.link().value()).isEqualTo("tiktok_abc123");
        assertThat(view.utm()).containsEntry("source", "tiktok").containsEntry("content", "video-7");
        assertThat(page.body()).contains("/go?pass=" + view.click(), "&amp;utm_content=video-7&amp;sub1=x");
    }

    @Test
    void onlyTheScriptOfThePageMayRunAndEachPageHasANonceOfItsOwn() {
        HttpResponse<String> one = browser.get("/l/tiktok_abc123");
        HttpResponse<String> two = browser.get("/l/tiktok_abc123");

        String policy = one.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'nonce-" + nonce(one) + "'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(nonce(one)).isNotEqualTo(nonce(two));
    }

    @Test
    void thePageSpeaksTheLanguageOfTheVisitor() {
        assertThat(browser.get("/l/tiktok_abc123", "Accept-Language", "en-US,en;q=0.9")
                        .body())
                .contains("<html lang=\"en\"", "Sports every day", "Stay here");
        assertThat(browser.get("/l/tiktok_abc123", "Accept-Language", "kk").body())
                .contains("<html lang=\"ru\"", "Спорт каждый день", "Остаться здесь");
    }

    @Test
    void aPreviewShowsThePageAndCountsNothing() {
        HttpResponse<String> page = browser.get("/api/v1/landing/preview?link=compared_1&variant=b&utm_term=preview");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("class=\"sunset\"", "href=\"" + Links.TARGET + "\"");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(views()).noneMatch(view -> "preview".equals(view.utm().get("term")));
        assertThat(browser.get("/api/v1/landing/preview?link=nothing").body()).contains("\"unknown_landing\"");
        assertThat(browser.get("/api/v1/landing/preview").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain;charset=UTF-8", "application/json"})
    void theTimeOnThePageIsKeptOnceForEachBeacon(String type) {
        HttpResponse<String> page = browser.get("/l/tiktok_abc123");
        String beacon = beacon(pass(page), 2750);

        assertThat(track(beacon, type).statusCode()).isEqualTo(204);
        assertThat(track(beacon, type).statusCode()).isEqualTo(204);

        List<LandingLeft> left = topics.read(Topic.CLICKS, LandingLeft.class).stream()
                .filter(each -> each.click().equals(viewed(page).click()))
                .toList();
        assertThat(left).allSatisfy(each -> {
            assertThat(each.visible()).isEqualTo(Duration.ofMillis(2750));
            assertThat(each.visitor().key()).isEqualTo(viewed(page).visitor().key());
        });
        assertThat(left.stream().map(LandingLeft::id).distinct()).hasSize(1);
        assertThat(left.stream().map(LandingLeft::occurredAt).distinct()).hasSize(1);
    }

    @Test
    void whatAPageTellsIsNoVisit() {
        String beacon = beacon(pass(browser.get("/l/told_1")), 3).replace("tiktok_abc123", "told_1");
        for (int i = 0; i < MORE_THAN_PEOPLE_VISIT; i++) {
            assertThat(track(beacon, "text/plain").statusCode()).isEqualTo(204);
        }

        assertThat(viewed(browser.get("/l/told_1")).visitor().bot()).isNull();
        assertThat(topics.read(Topic.CLICKS, LandingLeft.class))
                .filteredOn(left -> left.link().value().equals("told_1"))
                .isNotEmpty()
                .allMatch(left -> left.visitor().standing() == Standing.UNKNOWN);
    }

    @Test
    void pagesAndBeaconsAreCountedAmongTheAnswers() {
        double pages = answered("landing");
        double previews = answered("landing_preview");
        double beacons = answered("no_content");

        String pass = pass(browser.get("/l/tiktok_abc123"));
        browser.get("/api/v1/landing/preview?link=tiktok_abc123");
        track(beacon(pass, 4), "text/plain");

        assertThat(answered("landing")).isEqualTo(pages + 1);
        assertThat(answered("landing_preview")).isEqualTo(previews + 1);
        assertThat(answered("no_content")).isEqualTo(beacons + 1);
    }

    @Test
    void aPassThatIsNotOursIsAnsweredAlikeAndKeepsNothing() {
        assertThat(track(beacon("-P6w7aI3yUQL_0KXXIrX3p0Cs_DSah.AAAAAAAAAAAAAAAA", 1), "text/plain")
                        .statusCode())
                .isEqualTo(204);
        assertThat(track(beacon("rubbish", 1), "text/plain").statusCode()).isEqualTo(204);

        assertThat(topics.read(Topic.CLICKS, LandingLeft.class))
                .noneMatch(left -> left.visible().equals(Duration.ofMillis(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rubbish",
                "[]",
                "{\"pass\":\"p\",\"link\":\"tiktok_abc123\"}",
                "{\"pass\":\"p\",\"link\":\"tiktok_abc123\",\"visible_ms\":-1}",
                "{\"pass\":\"p\",\"link\":\"../..\",\"visible_ms\":1}"
            })
    void rubbishIsTheCallersMistake(String body) {
        HttpResponse<String> answer = track(body, "text/plain");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void anEmptyBodyIsRubbishToo() {
        assertThat(track("", "text/plain").statusCode()).isEqualTo(400);
    }

    @Test
    void aVisitorSeesTheSameVariantEachTimeAndIsExposedOnce() {
        String somebody = Browser.PHONE + " somebody";
        HttpResponse<String> first = browser.get("/l/compared_1", "User-Agent", somebody);
        HttpResponse<String> again = browser.get("/l/compared_1", "User-Agent", somebody);

        assertThat(viewed(again).variant()).isEqualTo(viewed(first).variant());
        List<ExperimentExposed> exposures = topics.read(Topic.ACTIVITY, ExperimentExposed.class).stream()
                .filter(each -> each.visitor().equals(viewed(first).visitor().key()))
                .toList();
        assertThat(exposures.stream().map(ExperimentExposed::id).distinct()).hasSize(1);
        assertThat(exposures.getFirst().variant()).isEqualTo(viewed(first).variant());
        assertThat(exposures.getFirst().click()).isEqualTo(viewed(first).click());
    }

    @Test
    void whereTheViewCannotBeKeptTheVisitorIsAskedToComeAgainAndNothingAcknowledgedIsLost() throws Exception {
        int shown = 0;
        SERVERS.kafka().freeze();
        try {
            HttpResponse<String> page = browser.get("/l/tiktok_abc123?utm_term=frozen", "Accept", "text/html");
            for (int i = 0; i < MORE_THAN_FITS && page.statusCode() == 200; i++) {
                shown++;
                page = browser.get("/l/tiktok_abc123?utm_term=frozen", "Accept", "text/html");
            }
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.headers().firstValue("Retry-After")).isPresent();
            assertThat(page.body()).contains("Одну секунду");
        } finally {
            SERVERS.kafka().thaw();
        }
        int acknowledged = shown;
        Eventually.within(
                Duration.ofSeconds(60),
                () -> assertThat(views().stream()
                                .filter(view -> "frozen".equals(view.utm().get("term")))
                                .map(LandingViewed::id)
                                .distinct()
                                .count())
                        .isGreaterThanOrEqualTo(acknowledged));
        Eventually.within(Duration.ofSeconds(30), () -> viewed(browser.get("/l/tiktok_abc123")));
    }

    private double answered(String kind) {
        return meters.counter("clicktrail.click.answers", "answer", kind).count();
    }

    private HttpResponse<String> track(String body, String type) {
        return browser.send("POST", "/api/v1/landing/track-time", body, "Content-Type", type);
    }

    private static String beacon(String pass, int millis) {
        return "{\"pass\":\"" + pass + "\",\"link\":\"tiktok_abc123\",\"visible_ms\":" + millis + "}";
    }

    private LandingViewed viewed(HttpResponse<String> page) {
        String click = pass(page).substring(0, 30);
        return views().stream()
                .filter(view -> view.click().value().equals(click))
                .findFirst()
                .orElseThrow();
    }

    private static String pass(HttpResponse<String> page) {
        Matcher pass = PASS.matcher(page.body());
        assertThat(pass.find()).as(page.body()).isTrue();
        return pass.group(1) + pass.group(2);
    }

    private static String nonce(HttpResponse<String> page) {
        Matcher nonce = NONCE.matcher(page.body());
        assertThat(nonce.find()).isTrue();
        return nonce.group(1).replace("&#39;", "'");
    }

    private List<LandingViewed> views() {
        return topics.read(Topic.CLICKS, LandingViewed.class);
    }
}
