package io.clicktrail.analytics.report;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import io.clicktrail.analytics.Database;
import io.clicktrail.analytics.Events;
import io.clicktrail.analytics.OnRealServers;
import io.clicktrail.analytics.intake.Intake;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickEvent.LandingViewed;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.Money;
import io.clicktrail.event.PurchaseEvent.SaleClosed;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.http.access.AccessTokens;
import io.clicktrail.http.access.Caller;
import io.clicktrail.http.access.Role;

class ReportIT extends OnRealServers {

    private static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");
    private static final String THE_DAY = "from=2026-03-08&to=2026-03-08";

    private final Database database = new Database(HOUSE);
    private final Events events = new Events(5);

    @Autowired
    private Intake intake;

    @Autowired
    private WebTestClient http;

    @Autowired
    private AccessTokens tokens;

    @LocalServerPort
    private int port;

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Test
    void theWorkedExampleOfTheSeedComesOutOfTheService() {
        List<TrackingEvent> month = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            ClickRegistered click =
                    events.click("lootbox", NOON).by("visitor-" + i).made();
            month.add(click);
            if (i % 20 == 0) {
                month.add(events.credited(events.conversion(click, i, NOON), NOON));
                month.add(dollars(events.sale(i, "50", click.click(), NOON)));
            }
        }
        intake.receive(month);
        post("/api/v1/views", "{\"day\": \"2026-03-08\", \"source\": \"tiktok\", \"views\": 100000}");
        post("/api/v1/costs", cost("telegram ads", "500"));
        post("/api/v1/costs", cost("content", "200"));
        get("/api/v1/analytics/dashboard?" + THE_DAY).expectBody().json("""
                        {"totals": {"views": 100000, "clicks": 2000, "ctr": 2.0, "conversions": 100, "cr": 5.0,
                                    "money": [{"currency": "USD", "revenue": "5000", "aov": "50.00", "costs": "700",
                                               "profit": "4300", "roi": 614.2857}]}}
                        """);
    }

    @Test
    void aDashboardHasTotalsThePeriodBeforeDaysAndGroups() {
        ClickRegistered click = events.click("spring-sale", NOON).made();
        Conversion conversion = events.conversion(click, 7, NOON);
        intake.receive(List.of(
                click,
                events.click("spring-sale", NOON).byMachine().made(),
                events.click("summer-course", NOON.minus(Duration.ofDays(1)))
                        .from("adspire")
                        .made(),
                events.start(7, click.click(), NOON),
                events.join(7, NOON),
                events.credited(conversion, NOON),
                events.approved(conversion, NOON),
                events.exhausted(conversion, "approved", NOON)));
        get("/api/v1/analytics/dashboard?" + THE_DAY + "&group_by=network")
                .expectBody()
                .json("""
                        {"from": "2026-03-08", "to": "2026-03-08", "time_zone": "UTC", "group_by": "network",
                         "totals": {"clicks": 1, "bot_clicks": 1, "uniques": 1, "starts": 1, "joins": 1, "conversions": 1,
                                    "pending": 0, "approved": 1, "cr": 100.0, "postbacks_exhausted": 1,
                                    "money": [{"currency": "XTR", "owed": "5", "payout": "3.5", "costs": "0"}]},
                         "previous": {"clicks": 1, "conversions": 0},
                         "days": [{"day": "2026-03-08", "figures": {"clicks": 1}}],
                         "groups": [{"key": "leadsgate", "figures": {"clicks": 1, "joins": 1, "conversions": 1}}]}
                        """)
                .jsonPath("$.totals.roi")
                .doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"source, tiktok, 2", "offer, spring-sale, 2", "network, leadsgate, 2", "team, '', 3"})
    void aComparisonStandsSideBySide(String groupBy, String first, int clicks) {
        intake.receive(List.of(
                events.click("spring-sale", NOON).made(),
                events.click("spring-sale", NOON).made(),
                events.click("summer-course", NOON).from("adspire").source("vk").made()));
        get("/api/v1/analytics/compare?" + THE_DAY + "&group_by=" + groupBy)
                .expectBody()
                .jsonPath("$.items[0].key")
                .isEqualTo(first)
                .jsonPath("$.items[0].figures.clicks")
                .isEqualTo(clicks);
    }

    @Test
    void aLinkShowsHowItsLandingFares() {
        LandingViewed followed = events.view("tiktok_abc123", NOON);
        LandingViewed left = events.view("tiktok_abc123", NOON);
        intake.receive(List.of(
                followed,
                events.left(followed, Duration.ofSeconds(1)),
                events.left(followed, Duration.ofSeconds(4)),
                events.onward(followed),
                left,
                events.left(left, Duration.ofSeconds(2)),
                events.view("vk_7f3k2m", NOON),
                events.view("vk_7f3k2m", NOON, "link-preview"),
                events.click("spring-sale", NOON).made()));
        get("/api/v1/analytics/compare?" + THE_DAY + "&group_by=link")
                .expectBody()
                .json("""
                        {"group_by": "link",
                         "items": [{"key": "", "figures": {"clicks": 1, "uniques": 1, "landing_views": 0}},
                                   {"key": "tiktok_abc123",
                                    "figures": {"clicks": 1, "uniques": 1, "landing_views": 2,
                                                "landing": {"clicks": 1, "ctr": 50.0, "visible": "PT3S"}}},
                                   {"key": "vk_7f3k2m", "figures": {"clicks": 0, "landing_views": 1}}]}
                        """);
    }

    @Test
    void aLandingFromWhichNobodyGoesOnHasARateOfZero() {
        LandingViewed view = events.view("vk_7f3k2m", NOON);
        intake.receive(List.of(view, events.view("vk_7f3k2m", NOON, "link-preview")));
        get("/api/v1/analytics/compare?" + THE_DAY + "&group_by=link")
                .expectBody()
                .json("""
                        {"items": [{"key": "vk_7f3k2m",
                                    "figures": {"landing_views": 1, "landing": {"clicks": 0, "ctr": 0.0}}}]}
                        """)
                .jsonPath("$.items[0].figures.landing.visible")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "country, KZ",
        "device, phone",
        "os, iOS",
        "browser, Instagram",
        "in_app, instagram",
        "language, ru",
        "referrer_class, social"
    })
    void allThatFollowsFromAVisitStandsUnderWhatIsKnownOfIt(String groupBy, String key) {
        LandingViewed view = events.view("tiktok_abc123", NOON);
        ClickRegistered click = events.onward(view);
        Conversion conversion = events.conversion(click, 7, NOON.plusSeconds(60));
        intake.receive(List.of(
                view,
                click,
                events.start(7, click.click(), NOON.plusSeconds(30)),
                events.join(7, NOON.plusSeconds(60)),
                events.credited(conversion, NOON.plusSeconds(61)),
                events.approved(conversion, NOON.plusSeconds(62)),
                events.sale(1, "5000", click.click(), NOON.plusSeconds(90))));
        get("/api/v1/analytics/compare?" + THE_DAY + "&group_by=" + groupBy)
                .expectBody()
                .json("""
                        {"items": [{"key": "%s",
                                    "figures": {"landing_views": 1, "clicks": 1, "starts": 1, "joins": 1, "conversions": 1,
                                                "approved": 1, "sales": 1, "cr": 100.0}}]}
                        """.formatted(key))
                .jsonPath("$.items.length()")
                .isEqualTo(1);
    }

    @Test
    void aFunnelGoesFromClicksToSales() {
        ClickRegistered click = events.click("spring-sale", NOON).made();
        intake.receive(List.of(
                click,
                events.click("spring-sale", NOON).made(),
                events.start(7, click.click(), NOON),
                events.join(7, NOON)));
        get("/api/v1/analytics/funnel?" + THE_DAY + "&offer=spring-sale")
                .expectBody()
                .json("""
                        {"steps": [{"step": "clicks", "count": 2},
                                   {"step": "starts", "count": 1, "of_previous": 50.0, "of_first": 50.0},
                                   {"step": "joins", "count": 1, "of_previous": 100.0, "of_first": 50.0},
                                   {"step": "conversions", "count": 0, "of_previous": 0.0},
                                   {"step": "sales", "count": 0}]}
                        """);
    }

    @Test
    void enteringACostAgainChangesNothingAndAnotherAmountCorrectsIt() {
        post("/api/v1/costs", cost("telegram ads", "500"));
        post("/api/v1/costs", cost("telegram ads", "500"));
        get("/api/v1/costs?" + THE_DAY)
                .expectBody()
                .jsonPath("$.costs.length()")
                .isEqualTo(1);
        post("/api/v1/costs", cost(" Telegram Ads", "450.50"));
        get("/api/v1/costs?" + THE_DAY).expectBody().json("""
                        {"costs": [{"day": "2026-03-08", "source": "telegram ads", "amount": "450.5", "currency": "USD"}]}
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"day\": \"2026-03-08\", \"source\": \"x\", \"amount\": \"-1\", \"currency\": \"USD\"}",
                "{\"day\": \"2026-03-08\", \"source\": \" \", \"amount\": \"1\", \"currency\": \"USD\"}",
                "{\"day\": \"2026-03-08\", \"source\": \"x\", \"amount\": \"1\", \"currency\": \"dollars\"}",
                "{\"day\": \"2026-03-08\", \"source\": \"x\", \"amount\": \"1e999999\", \"currency\": \"USD\"}",
                "{\"day\": \"292277-01-01\", \"source\": \"x\", \"amount\": \"1\", \"currency\": \"USD\"}",
                "{\"day\": \"+292277-01-01\", \"source\": \"x\", \"amount\": \"1\", \"currency\": \"USD\"}"
            })
    void aCostThatMakesNoSenseIsRefused(String body) {
        http.post()
                .uri("/api/v1/costs")
                .header("X-Api-Key", HOUSE.get("CLICKTRAIL_ADMIN_KEY"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2026-03-08&to=2026-03-01",
                "from=2020-01-01&to=2026-03-01",
                "from=yesterday",
                "from=-999999999-01-01&to=-999999999-01-01",
                "from=%2B999999999-12-31&to=%2B999999999-12-31",
                "to=-999999999-01-01",
                "group_by=day",
                "group_by=offer;drop%20table%20fact",
                "offer=%00"
            })
    void aQuestionThatMakesNoSenseIsRefused(String query) {
        http.get()
                .uri(URI.create("http://127.0.0.1:" + port + "/api/v1/analytics/dashboard?" + query))
                .header("X-Api-Key", HOUSE.get("CLICKTRAIL_ADMIN_KEY"))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @ParameterizedTest
    @CsvSource({
        "ANALYST, GET, /api/v1/analytics/dashboard, 200",
        "ANALYST, POST, /api/v1/analytics/counters/rebuild, 403",
        "ANALYST, GET, /api/v1/auth/keys, 403",
        "ADVERTISER, GET, /api/v1/analytics/dashboard, 403",
        "ADVERTISER, GET, /dashboard, 303",
        "ANALYST, GET, /dashboard, 200"
    })
    void everyRoleSeesWhatItMay(Role role, String method, String uri, int status) {
        String token = tokens.issue(new Caller("ada", role), Instant.now(), Duration.ofMinutes(5));
        http.method(HttpMethod.valueOf(method))
                .uri(uri)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    private ResponseSpec get(String uri) {
        return http.get()
                .uri(uri)
                .header("X-Api-Key", HOUSE.get("CLICKTRAIL_ADMIN_KEY"))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private void post(String uri, String body) {
        http.post()
                .uri(uri)
                .header("X-Api-Key", HOUSE.get("CLICKTRAIL_ADMIN_KEY"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static String cost(String source, String amount) {
        return "{\"day\": \"2026-03-08\", \"source\": \"%s\", \"amount\": \"%s\", \"currency\": \"USD\"}"
                .formatted(source, amount);
    }

    private static SaleClosed dollars(SaleClosed sale) {
        return new SaleClosed(
                sale.id(),
                sale.occurredAt(),
                sale.lead(),
                sale.pipeline(),
                new Money(sale.amount().amount(), "USD"),
                sale.product(),
                Map.of(),
                sale.team(),
                sale.confidence(),
                sale.click(),
                sale.contact());
    }
}
