package io.clicktrail.click.redirect;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.clicktrail.click.Offers;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.Topic;
import io.clicktrail.testsupport.EventTopics;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.OwnServers;
import io.clicktrail.testsupport.ServiceEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

/** A click over real HTTP into a real topic. */
@SpringBootTest(webEnvironment = RANDOM_PORT)
@DirtiesContext
class RedirectIT {

    private static final String BROWSER =
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/124.0 Mobile Safari";
    private static final String TO_BOT = "https://t.me/clicktrail_test_bot?start=";

    private static final OwnServers SERVERS = OwnServers.start();
    private static final ServiceEnvironment SERVICE = SERVERS.forService("click");
    private static final EventTopics TOPICS = new EventTopics(SERVICE);

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

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
        TOPICS.publish(Offers.anOffer().published());
        Eventually.within(
                Duration.ofSeconds(20),
                () -> assertThat(click("HEAD", "/click/spring-sale?uid=x").statusCode())
                        .isEqualTo(200));
    }

    @Test
    void theRedirectCarriesATokenThatIsInTheTopicAlready() throws Exception {
        HttpResponse<String> answer = click("GET", "/click/spring-sale?uid=n-1&sub2=banner&utm_source=tiktok");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        ClickRegistered click = recorded(tokenOf(answer));
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
    void previewsAndPrefetchesGetAnAnswerAndCountNothing(String method, String header, String value) throws Exception {
        int before = TOPICS.read(Topic.CLICKS).size();

        HttpResponse<String> answer = click(method, "/click/spring-sale?uid=n-2", header, value);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(TOPICS.read(Topic.CLICKS)).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl/8.5.0", "python-requests/2.31", "HeadlessChrome"})
    void aMachineIsKeptAsOneAndGetsNoToken(String agent) throws Exception {
        String uid = "machine-" + agent.hashCode();

        HttpResponse<String> answer = click("GET", "/click/spring-sale?uid=" + uid, "User-Agent", agent);

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
    void aMacroThatNobodyFilledIsKeptAndTold() throws Exception {
        HttpResponse<String> answer =
                click("GET", "/click/spring-sale?uid=%7Byour_uid%7D&sub1=macro", "Accept", "application/json");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"unfilled_macro\"");
        assertThat(clicks())
                .filteredOn(click -> click.outcome() == ClickOutcome.UNFILLED_MACRO)
                .anySatisfy(click -> assertThat(click.subs()).containsEntry("sub1", "macro"));
    }

    @Test
    void theClickPathCarriesNothingOfTheSecurityChain() throws Exception {
        HttpResponse<String> answer = click("GET", "/click/spring-sale?uid=n-9", "X-Api-Key", "wrong");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().map()).doesNotContainKey("x-frame-options");
    }

    @Test
    void anUnknownOfferIsAPageForPeopleAndAProblemForPrograms() throws Exception {
        HttpResponse<String> page = click("GET", "/click/no-such-offer?uid=n-3", "Accept", "text/html");
        HttpResponse<String> problem = click("GET", "/click/no-such-offer?uid=n-3", "Accept", "application/json");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("Такой ссылки нет");
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.body()).contains("\"code\":\"unknown_offer\"");
    }

    @Test
    void aBrokenAcceptHeaderIsTheCallersFault() throws Exception {
        HttpResponse<String> answer = click("GET", "/api/v1/landing/track-time", "Accept", "\"text/html");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"bad_request\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?uid=", "?sub1=a"})
    void aLinkWithoutTheNetworksClickIdIsRefusedClearly(String query) throws Exception {
        HttpResponse<String> answer = click("GET", "/click/spring-sale" + query, "Accept", "application/json");

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
    void rubbishIsNeverAFaultOfOurs(String path) throws Exception {
        HttpResponse<String> answer = click("GET", path);

        assertThat(answer.statusCode()).isLessThan(500);
        assertThat(answer.headers().allValues("Set-Cookie")).allMatch(cookie -> cookie.startsWith("v="));
    }

    @Test
    void aClaimedAddressOfAnUntrustedProxyMakesNoOtherVisitor() throws Exception {
        HttpResponse<String> one = click("GET", "/click/spring-sale?uid=n-4", "X-Forwarded-For", "203.0.113.1");
        HttpResponse<String> two = click("GET", "/click/spring-sale?uid=n-5", "X-Forwarded-For", "203.0.113.2");

        assertThat(recorded(tokenOf(one)).visitor().key())
                .isEqualTo(recorded(tokenOf(two)).visitor().key());
    }

    @Test
    void whileKafkaIsFrozenVisitorsAreSentOnAndTheirClicksArriveAfterwardsOnce() throws Exception {
        Set<String> tokens = new HashSet<>();
        SERVERS.kafka().freeze();
        try {
            for (int i = 0; i < 50; i++) {
                tokens.add(tokenOf(click("GET", "/click/spring-sale?uid=frozen-" + i)));
            }
        } finally {
            SERVERS.kafka().thaw();
        }

        Eventually.within(
                Duration.ofSeconds(30), () -> assertThat(recordedTokens()).containsAll(tokens));
        List<ClickRegistered> clicks = clicks();
        assertThat(clicks.stream().map(ClickRegistered::id).distinct())
                .as("one event id for each click, however often it was sent")
                .hasSameSizeAs(
                        clicks.stream().map(ClickRegistered::click).distinct().toList());
    }

    private ClickRegistered recorded(String token) {
        return clicks().stream()
                .filter(click -> click.click().value().equals(token))
                .findFirst()
                .orElseThrow();
    }

    private Set<String> recordedTokens() {
        return clicks().stream().map(click -> click.click().value()).collect(Collectors.toSet());
    }

    private static List<ClickRegistered> clicks() {
        return TOPICS.read(Topic.CLICKS, ClickRegistered.class);
    }

    private static String tokenOf(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(TO_BOT);
        return location.substring(TO_BOT.length());
    }

    private HttpResponse<String> click(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("User-Agent", BROWSER);
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
