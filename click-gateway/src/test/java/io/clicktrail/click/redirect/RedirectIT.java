package io.clicktrail.click.redirect;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.clicktrail.click.Offers;
import io.clicktrail.click.RunningGateway;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.OwnServers;
import io.clicktrail.testsupport.ServiceEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/** A click over real HTTP into a real topic. */
@DirtiesContext
class RedirectIT extends RunningGateway {

    private static final OwnServers SERVERS = OwnServers.start();
    private static final ServiceEnvironment SERVICE = SERVERS.forService("click");

    RedirectIT() {
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
    void anOfferIsOpen() {
        known(Offers.anOffer().published());
    }

    @Test
    void theRedirectCarriesATokenThatIsInTheTopicAlready() {
        HttpResponse<String> answer = browser.get("/click/spring-sale?uid=n-1&sub2=banner&utm_source=tiktok");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        ClickRegistered click = clickOf(answer);
        assertThat(click.networkClickId()).isEqualTo("n-1");
        assertThat(click.subs()).containsEntry("sub2", "banner");
        assertThat(click.utm()).containsEntry("source", "tiktok");
        assertThat(click.visitor().bot()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, User-Agent, TelegramBot (like TwitterBot)",
        "GET, Sec-Purpose, prefetch;prerender",
        "GET, Purpose, prefetch",
        "HEAD, User-Agent, Mozilla/5.0"
    })
    void previewsAndPrefetchesGetAnAnswerAndCountNothing(String method, String header, String value) {
        HttpResponse<String> answer = browser.send(method, "/click/spring-sale?uid=n-2&sub1=ahead", "", header, value);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(clicksMarked("ahead")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl/8.5.0", "python-requests/2.31", "HeadlessChrome"})
    void aMachineIsKeptAsOneAndGetsNoToken(String agent) {
        String uid = "machine-" + agent.hashCode();

        HttpResponse<String> answer = browser.get("/click/spring-sale?uid=" + uid, "User-Agent", agent);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(clicks())
                .filteredOn(click -> uid.equals(click.networkClickId()))
                .singleElement()
                .satisfies(click -> {
                    assertThat(click.outcome()).isEqualTo(ClickOutcome.BOT);
                    assertThat(click.visitor().bot()).isNotNull();
                });
    }

    @Test
    void aMacroThatNobodyFilledIsKeptAndTold() {
        HttpResponse<String> answer =
                browser.get("/click/spring-sale?uid=%7Byour_uid%7D&sub1=macro", "Accept", "application/json");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"unfilled_macro\"");
        assertThat(clicksMarked("macro"))
                .singleElement()
                .satisfies(click -> assertThat(click.outcome()).isEqualTo(ClickOutcome.UNFILLED_MACRO));
    }

    @Test
    void theClickPathCarriesNothingOfTheSecurityChain() {
        HttpResponse<String> answer = browser.get("/click/spring-sale?uid=n-9", "X-Api-Key", "wrong");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().map()).doesNotContainKey("x-frame-options");
    }

    @Test
    void anUnknownOfferIsAPageForPeopleAndAProblemForPrograms() {
        HttpResponse<String> page = browser.get("/click/no-such-offer?uid=n-3", "Accept", "text/html");
        HttpResponse<String> problem = browser.get("/click/no-such-offer?uid=n-3", "Accept", "application/json");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("Такой ссылки нет");
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.body()).contains("\"code\":\"unknown_offer\"");
    }

    @Test
    void aBrokenAcceptHeaderIsTheCallersFault() {
        HttpResponse<String> answer = browser.get("/api/v1/landing/track-time", "Accept", "\"text/html");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"bad_request\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?uid=", "?sub1=a"})
    void aLinkWithoutTheNetworksClickIdIsRefusedClearly(String query) {
        HttpResponse<String> answer = browser.get("/click/spring-sale" + query, "Accept", "application/json");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"missing_click_id\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/click/%00?uid=1",
                "/click/..%2f..%2fetc?uid=1",
                "/click/spring-sale?uid=a&sub1=%00%0d%0aSet-Cookie:x",
                "/click/spring-sale?uid=a&sub1=%ed%a0%80"
            })
    void rubbishIsNeverAFaultOfOurs(String path) {
        HttpResponse<String> answer = browser.get(path);

        assertThat(answer.statusCode()).isLessThan(500);
        assertThat(answer.headers().allValues("Set-Cookie")).allMatch(cookie -> cookie.startsWith("v="));
    }

    @Test
    void aClaimedAddressOfAnUntrustedProxyMakesNoOtherVisitor() {
        HttpResponse<String> one = browser.get("/click/spring-sale?uid=n-4", "X-Forwarded-For", "203.0.113.1");
        HttpResponse<String> two = browser.get("/click/spring-sale?uid=n-5", "X-Forwarded-For", "203.0.113.2");

        assertThat(clickOf(one).visitor().key())
                .isEqualTo(clickOf(two).visitor().key());
    }

    @Test
    void whileKafkaIsFrozenVisitorsAreSentOnAndTheirClicksArriveAfterwardsOnce() {
        Set<String> tokens = new HashSet<>();
        SERVERS.kafka().freeze();
        try {
            for (int i = 0; i < 50; i++) {
                tokens.add(tokenOf(browser.get("/click/spring-sale?uid=frozen-" + i)));
            }
        } finally {
            SERVERS.kafka().thaw();
        }

        Eventually.within(
                Duration.ofSeconds(30), () -> assertThat(tokens(clicks())).containsAll(tokens));
        List<ClickRegistered> clicks = clicks();
        assertThat(clicks.stream().map(ClickRegistered::id).distinct())
                .as("one event id for each click, however often it was sent")
                .hasSameSizeAs(tokens(clicks));
        Eventually.within(SOON, () -> clickOf(browser.get("/click/spring-sale?uid=thawed")));
    }

    private static Set<String> tokens(List<ClickRegistered> clicks) {
        return clicks.stream().map(click -> click.click().value()).collect(Collectors.toSet());
    }
}
