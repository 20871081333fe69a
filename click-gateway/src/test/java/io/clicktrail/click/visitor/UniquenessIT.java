package io.clicktrail.click.visitor;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.clicktrail.click.Browser;
import io.clicktrail.click.Offers;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.Offer.Audience;
import io.clicktrail.event.Topic;
import io.clicktrail.event.Visitor.Standing;
import io.clicktrail.testsupport.EventTopics;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.OwnServers;
import io.clicktrail.testsupport.ServiceEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

/** Who has been here before, with a real Redis that is there, stands still, and is gone. */
@SpringBootTest(webEnvironment = RANDOM_PORT)
@DirtiesContext
class UniquenessIT {

    private static final OwnServers SERVERS = OwnServers.start();
    private static final ServiceEnvironment SERVICE = SERVERS.forService("click");
    private static final EventTopics TOPICS = new EventTopics(SERVICE);

    private Browser browser = new Browser(0);

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
    void offersAreOpenAndRedisIsAsked() {
        browser = new Browser(port);
        Offers usual = Offers.anOffer().withoutNetwork();
        TOPICS.publish(
                usual.published(),
                usual.called("each-once").of(new Audience(Set.of(), true)).published());
        Eventually.within(
                Duration.ofSeconds(20),
                () -> assertThat(browser.send("HEAD", "/click/each-once", "").statusCode())
                        .isEqualTo(200));
        Eventually.within(
                Duration.ofSeconds(20),
                () -> assertThat(standingOf("/click/spring-sale")).isNotEqualTo(Standing.UNKNOWN));
    }

    @Test
    void anOfferThatTakesEachVisitorOnceTurnsTheSecondVisitAway() {
        assertThat(outcomeOf("/click/each-once", "User-Agent", "Mozilla/5.0 (Phone 1)"))
                .isEqualTo(ClickOutcome.ACCEPTED);
        assertThat(outcomeOf("/click/each-once", "User-Agent", "Mozilla/5.0 (Phone 2)"))
                .isEqualTo(ClickOutcome.ACCEPTED);

        assertThat(outcomeOf("/click/each-once", "User-Agent", "Mozilla/5.0 (Phone 1)"))
                .isEqualTo(ClickOutcome.DUPLICATE);
    }

    @Test
    void aCookieIsTheSameVisitorUnderAnotherBrowserName() {
        HttpResponse<String> first = browser.get("/click/spring-sale", "User-Agent", "Mozilla/5.0 (Phone 3)");
        String cookie = first.headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(cookie).contains("; HttpOnly").contains("; SameSite=Lax").doesNotContain("Secure");
        HttpResponse<String> second = browser.get(
                "/click/spring-sale",
                "User-Agent",
                "Mozilla/5.0 (Phone 3) after an update",
                "Cookie",
                cookie.split(";")[0]);

        assertThat(second.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(recorded(second).visitor().key())
                .isEqualTo(recorded(first).visitor().key());
        assertThat(recorded(second).visitor().standing()).isEqualTo(Standing.REPEAT);
    }

    @Test
    void whileRedisStandsStillOrIsGoneVisitorsAreSentOnAndNobodyClaimsToKnowThem() {
        SERVERS.redis().freeze();
        try {
            for (int i = 0; i < 20; i++) {
                assertThat(outcomeOf("/click/each-once", "User-Agent", "Mozilla/5.0 (Phone 4)"))
                        .isEqualTo(ClickOutcome.ACCEPTED);
            }
            assertThat(standingOf("/click/spring-sale")).isEqualTo(Standing.UNKNOWN);
        } finally {
            SERVERS.redis().thaw();
        }

        SERVERS.redis().kill();
        assertThat(standingOf("/click/spring-sale")).isEqualTo(Standing.UNKNOWN);
        assertThat(outcomeOf("/click/each-once", "User-Agent", "Mozilla/5.0 (Phone 4)"))
                .isEqualTo(ClickOutcome.ACCEPTED);

        SERVERS.redis().start();
        Eventually.within(
                Duration.ofSeconds(20),
                () -> assertThat(standingOf("/click/spring-sale")).isNotEqualTo(Standing.UNKNOWN));
    }

    private Standing standingOf(String path) {
        return recorded(browser.get(path)).visitor().standing();
    }

    private ClickOutcome outcomeOf(String path, String... headers) {
        int before = clicks().size();
        assertThat(browser.get(path, headers).statusCode()).isIn(302, 404);
        List<ClickRegistered> now = clicks();
        assertThat(now).hasSize(before + 1);
        return now.stream()
                .max((one, other) -> one.id().compareTo(other.id()))
                .orElseThrow()
                .outcome();
    }

    private static ClickRegistered recorded(HttpResponse<String> answer) {
        String location = Browser.location(answer);
        String token = location.substring(location.indexOf('=') + 1);
        return clicks().stream()
                .filter(click -> click.click().value().equals(token))
                .findFirst()
                .orElseThrow();
    }

    private static List<ClickRegistered> clicks() {
        return TOPICS.read(Topic.CLICKS, ClickRegistered.class);
    }
}
