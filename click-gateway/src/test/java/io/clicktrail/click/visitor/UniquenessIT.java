package io.clicktrail.click.visitor;

import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.clicktrail.click.Offers;
import io.clicktrail.click.RunningGateway;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.Offer.Audience;
import io.clicktrail.event.Visitor.Standing;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.OwnServers;
import io.clicktrail.testsupport.ServiceEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/** Who has been here before, with a real Redis that is there, stands still, and is gone. */
@DirtiesContext
class UniquenessIT extends RunningGateway {

    private static final OwnServers SERVERS = OwnServers.start();
    private static final AtomicInteger VISITS = new AtomicInteger();
    private static final ServiceEnvironment SERVICE = SERVERS.forService("click");

    UniquenessIT() {
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
    void offersAreOpenAndRedisIsAsked() {
        Offers usual = Offers.anOffer().withoutNetwork();
        known(
                usual.published(),
                usual.called("each-once").of(new Audience(Set.of(), true)).published());
        Eventually.within(
                SOON, () -> assertThat(standingOf("/click/spring-sale")).isNotEqualTo(Standing.UNKNOWN));
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
        assertThat(clickOf(second).visitor().key())
                .isEqualTo(clickOf(first).visitor().key());
        assertThat(clickOf(second).visitor().standing()).isEqualTo(Standing.REPEAT);
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
                SOON, () -> assertThat(standingOf("/click/spring-sale")).isNotEqualTo(Standing.UNKNOWN));
    }

    private Standing standingOf(String path) {
        return clickOf(browser.get(path)).visitor().standing();
    }

    private ClickOutcome outcomeOf(String path, String... headers) {
        String mark = "visit-" + VISITS.incrementAndGet();
        assertThat(browser.get(path + "?sub1=" + mark, headers).statusCode()).isIn(302, 404);
        return clicksMarked(mark).getFirst().outcome();
    }
}
