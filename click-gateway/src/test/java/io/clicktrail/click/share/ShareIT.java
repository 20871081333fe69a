package io.clicktrail.click.share;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.clicktrail.click.Browser;
import io.clicktrail.click.Offers;
import io.clicktrail.event.ClickEvent.ShareClicked;
import io.clicktrail.event.Topic;
import io.clicktrail.event.Visitor.Standing;
import io.clicktrail.testsupport.EventTopics;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ServiceEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

/** A share from the bot's question to a click in a real topic. */
@SpringBootTest(webEnvironment = RANDOM_PORT)
@DirtiesContext
class ShareIT {

    private static final Pattern URL = Pattern.compile("\"share_url\":\"([^\"]+)\"");

    private static final ServiceEnvironment SERVICE = RealServers.forService("click");
    private static final EventTopics TOPICS = new EventTopics(SERVICE);

    private Browser browser = new Browser(0);

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        SERVICE.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    @BeforeEach
    void anOfferIsOpen() {
        browser = new Browser(port);
        TOPICS.publish(Offers.anOffer().published());
        Eventually.within(
                Duration.ofSeconds(20),
                () -> assertThat(browser.send("HEAD", "/click/spring-sale", "").statusCode())
                        .isEqualTo(200));
    }

    @Test
    void whoeverFollowsAShareIsSentOnAndCountsForTheUserWhoShared() {
        String path = shareOf(7_000_000_001L);

        HttpResponse<String> answer = browser.get(path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.location(answer)).isEqualTo("https://t.me/sportschannel");
        assertThat(clicksOf(7_000_000_001L)).singleElement().satisfies(click -> {
            assertThat(click.offer().value()).isEqualTo("spring-sale");
            assertThat(click.visitor().bot()).isNull();
        });
    }

    @Test
    void theSamePersonAgainIsARepeatForThatShareOnly() {
        String one = shareOf(7_000_000_002L);
        Eventually.within(Duration.ofSeconds(20), () -> {
            browser.get(one);
            assertThat(clicksOf(7_000_000_002L))
                    .anyMatch(click -> click.visitor().standing() != Standing.UNKNOWN);
        });

        String cookie = browser.get(shareOf(7_000_000_003L))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        browser.get(shareOf(7_000_000_003L), "Cookie", cookie.substring(0, cookie.indexOf(';')));

        assertThat(clicksOf(7_000_000_003L))
                .extracting(click -> click.visitor().standing())
                .containsExactlyInAnyOrder(Standing.FIRST, Standing.REPEAT);
    }

    @Test
    void theSameQuestionHasTheSameAnswer() {
        assertThat(shareOf(7_000_000_004L)).isEqualTo(shareOf(7_000_000_004L));
    }

    @Test
    void aShareThatSomebodyMadeUpLeadsNowhere() {
        HttpResponse<String> answer = browser.get("/s/AAAA.BBBBBBBBBBBB", "Accept", "application/json");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"unknown_share\"");
    }

    @ParameterizedTest
    @CsvSource({"no-such-offer, 1, 404", "spring-sale, 0, 400", "'Not A Slug', 1, 400"})
    void aShareOfNothingIsRefused(String offer, long user, int status) {
        assertThat(ask(offer, user).statusCode()).isEqualTo(status);
    }

    private String shareOf(long user) {
        HttpResponse<String> answer = ask("spring-sale", user);
        Matcher url = URL.matcher(answer.body());
        assertThat(url.find()).as(answer.body()).isTrue();
        return URI.create(url.group(1)).getPath();
    }

    private HttpResponse<String> ask(String offer, long user) {
        return browser.admin("POST", "/api/v1/shares", "{\"offer\": \"" + offer + "\", \"user\": " + user + "}");
    }

    private static List<ShareClicked> clicksOf(long user) {
        return TOPICS.read(Topic.CLICKS, ShareClicked.class).stream()
                .filter(click -> click.sharedBy() == user)
                .toList();
    }
}
