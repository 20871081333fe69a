package io.clicktrail.click.share;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.clicktrail.click.Browser;
import io.clicktrail.click.Offers;
import io.clicktrail.click.OnSharedServers;
import io.clicktrail.event.ClickEvent.ShareClicked;
import io.clicktrail.event.Topic;
import io.clicktrail.event.Visitor.Standing;
import io.clicktrail.testsupport.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

/** A share from the bot's question to a click in a real topic. */
class ShareIT extends OnSharedServers {

    private static final Pattern URL = Pattern.compile("\"share_url\":\"([^\"]+)\"");

    @BeforeEach
    void anOfferIsOpen() {
        known(Offers.anOffer().published());
    }

    @Test
    void whoeverFollowsAShareIsSentOnAndCountsForTheUserWhoShared() {
        long user = somebody();

        HttpResponse<String> answer = browser.get(shareOf(user));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.location(answer)).isEqualTo("https://t.me/sportschannel");
        assertThat(clicksOf(user)).singleElement().satisfies(click -> {
            assertThat(click.offer().value()).isEqualTo("spring-sale");
            assertThat(click.visitor().bot()).isNull();
        });
    }

    @Test
    void theSamePersonAgainIsARepeatForThatShareOnly() {
        long one = somebody();
        long other = somebody();
        Eventually.within(SOON, () -> {
            browser.get(shareOf(one));
            assertThat(clicksOf(one)).anyMatch(click -> click.visitor().standing() != Standing.UNKNOWN);
        });

        String cookie =
                browser.get(shareOf(other)).headers().firstValue("Set-Cookie").orElseThrow();
        browser.get(shareOf(other), "Cookie", cookie.substring(0, cookie.indexOf(';')));

        assertThat(clicksOf(other))
                .extracting(click -> click.visitor().standing())
                .containsExactlyInAnyOrder(Standing.FIRST, Standing.REPEAT);
    }

    @Test
    void theSameQuestionHasTheSameAnswer() {
        assertThat(shareOf(7_000_000_001L)).isEqualTo(shareOf(7_000_000_001L));
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

    /** Redis may remember those of the tests before. */
    private static long somebody() {
        return ThreadLocalRandom.current().nextLong(1, 1L << 50);
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

    private List<ShareClicked> clicksOf(long user) {
        return topics.read(Topic.CLICKS, ShareClicked.class).stream()
                .filter(click -> click.sharedBy() == user)
                .toList();
    }
}
