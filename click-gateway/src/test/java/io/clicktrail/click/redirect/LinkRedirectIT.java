package io.clicktrail.click.redirect;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.click.Links;
import io.clicktrail.click.OnSharedServers;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickEvent.LandingViewed;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.Link;
import io.clicktrail.event.LinkId;
import io.clicktrail.event.Offer.Audience;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.Topic;

import static io.clicktrail.click.Browser.location;
import static io.clicktrail.click.Links.aLink;
import static io.clicktrail.click.Offers.anOffer;
import static io.clicktrail.event.Offer.Status.EXHAUSTED;
import static io.clicktrail.event.Offer.Status.PAUSED;
import static org.assertj.core.api.Assertions.assertThat;

/** The way of a link over real HTTP into a real topic. */
class LinkRedirectIT extends OnSharedServers {

    private static final String FALLBACK = "https://t.me/another_channel";
    private static final Pattern PASS = Pattern.compile("pass=([A-Za-z0-9_-]{30}\\.[A-Za-z0-9_-]{16})");

    @BeforeEach
    void linksAreKnown() {
        known(
                anOffer().published(),
                aLink().called("offer_1").to("spring-sale").published(),
                aLink().called("direct_1").published(),
                aLink().called("late_1").until(Instant.EPOCH).published(),
                aLink().called("shown_1").to("spring-sale").withPage().published(),
                aLink().called("paused_1")
                        .to("spring-sale")
                        .withPage()
                        .that(Link.Status.PAUSED)
                        .published(),
                anOffer().called("paused-sale").that(PAUSED).published(),
                anOffer()
                        .called("spent-sale")
                        .that(EXHAUSTED)
                        .fallingBackTo(FALLBACK)
                        .published(),
                anOffer().called("once-sale").of(new Audience(Set.of(), true)).published(),
                aLink().called("of_paused").to("paused-sale").withPage().published(),
                aLink().called("of_gone").to("gone-sale").withPage().published(),
                aLink().called("of_spent").to("spent-sale").withPage().published(),
                aLink().called("of_once").to("once-sale").withPage().published());
    }

    @Test
    void aLinkOfAnOfferLeadsThroughTheBotAndItsClickIsDurable() {
        HttpResponse<String> answer = browser.get("/l/offer_1?utm_source=forged&sub1=banner&s4=x");

        ClickRegistered click = clickOf(answer);
        assertThat(click.outcome()).isEqualTo(ClickOutcome.ACCEPTED);
        assertThat(click.link()).isEqualTo(new LinkId("offer_1"));
        assertThat(click.offer()).isEqualTo(new OfferId("spring-sale"));
        assertThat(click.network()).isNull();
        assertThat(click.utm()).containsEntry("source", "tiktok");
        assertThat(click.subs()).containsEntry("sub1", "banner").containsEntry("s4", "x");
    }

    @Test
    void aLinkWithATargetLeadsStraightThere() {
        HttpResponse<String> answer = browser.get("/l/direct_1?sub1=straight");

        assertThat(location(answer)).isEqualTo(Links.TARGET);
        assertThat(clicksMarked("straight"))
                .singleElement()
                .satisfies(click -> assertThat(click.offer()).isNull());
    }

    @Test
    void aLinkWhoseTimeIsOverOrThatIsPausedLeadsNowhereAndItsClicksAreKept() {
        assertThat(browser.get("/l/late_1?sub1=late").statusCode()).isEqualTo(404);
        assertThat(browser.get("/l/paused_1?sub1=paused").statusCode()).isEqualTo(404);

        assertThat(outcome("late")).isEqualTo(ClickOutcome.EXPIRED);
        assertThat(outcome("paused")).isEqualTo(ClickOutcome.PAUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"of_paused", "of_gone"})
    void thePageOfAnOfferThatTakesNobodyIsNotShown(String link) {
        HttpResponse<String> answer = browser.get("/l/" + link + "?sub1=" + link);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("start=");
        assertThat(outcome(link)).isEqualTo(ClickOutcome.PAUSED);
    }

    @Test
    void whoeverComesForThePageOfAnOfferThatTakesNobodyGoesWhereItsClicksGo() {
        assertThat(location(browser.get("/l/of_spent?sub1=spent"))).isEqualTo(FALLBACK);

        assertThat(outcome("spent")).isEqualTo(ClickOutcome.EXHAUSTED);
    }

    @Test
    void aPageOpensTelegramByItselfOnlyWhereNobodyIsTurnedAway() {
        assertThat(browser.get("/l/shown_1").body()).contains("data-app=\"intent://");
        assertThat(browser.get("/l/of_once").body()).contains("data-pass").doesNotContain("data-app", "start=");
        assertThat(browser.get("/l/shown_1?uid=%7Buid%7D").body()).doesNotContain("data-app", "start=");
        assertThat(browser.get("/l/shown_1", "User-Agent", "python-requests/2.32")
                        .body())
                .contains("data-pass")
                .doesNotContain("data-app", "start=");
    }

    @Test
    void aPageAndTheClickThatFollowsAreOneClickHoweverOftenTheButtonIsPressed() {
        HttpResponse<String> page = browser.get("/l/shown_1?sub1=seen");
        assertThat(page.statusCode()).isEqualTo(200);
        String pass = passIn(page.body());
        String click = pass.substring(0, pass.indexOf('.'));
        LandingViewed view = topics.read(Topic.CLICKS, LandingViewed.class).stream()
                .filter(each -> each.click().value().equals(click))
                .findFirst()
                .orElseThrow();

        for (int i = 0; i < 3; i++) {
            assertThat(location(browser.get("/l/shown_1/go?pass=" + pass + "&sub1=seen")))
                    .isEqualTo(TO_BOT + click);
        }
        assertThat(browser.send("POST", "/l/shown_1/go?pass=" + pass, "").statusCode())
                .isEqualTo(204);

        List<ClickRegistered> followed = clicks().stream()
                .filter(each -> each.click().value().equals(click))
                .toList();
        assertThat(followed).hasSize(4);
        assertThat(followed.stream().map(ClickRegistered::id).distinct()).hasSize(1);
        assertThat(followed).extracting(ClickRegistered::occurredAt).containsOnly(view.occurredAt());
        assertThat(followed).allMatch(each -> each.outcome() == ClickOutcome.ACCEPTED);
    }

    @Test
    void aPassThatSomebodyMadeUpIsAFreshClick() {
        String forged = "-P6w7aI3yUQL_0KXXIrX3p0Cs_DSah.AAAAAAAAAAAAAAAA";

        HttpResponse<String> answer = browser.get("/l/shown_1/go?pass=" + forged);

        assertThat(forged).doesNotStartWith(tokenOf(answer));
        assertThat(clickOf(answer).link()).isEqualTo(new LinkId("shown_1"));
    }

    @Test
    void previewsSeeACardAndCountNothing() {
        for (String path : List.of("/l/offer_1", "/l/shown_1", "/l/shown_1/go", "/l/direct_1")) {
            HttpResponse<String> card =
                    browser.get(path + "?sub1=ahead&utm_term=ahead", "User-Agent", "TelegramBot (like TwitterBot)");
            assertThat(card.statusCode()).isEqualTo(200);
            assertThat(card.headers().firstValue("Location")).isEmpty();
        }

        assertThat(clicksMarked("ahead")).isEmpty();
        assertThat(topics.read(Topic.CLICKS, LandingViewed.class))
                .noneMatch(view -> "ahead".equals(view.utm().get("term")));
    }

    @Test
    void anUnknownLinkIsAProblemForPrograms() {
        HttpResponse<String> answer = browser.get("/l/no_such_link", "Accept", "application/json");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"unknown_link\"");
    }

    private static String passIn(String page) {
        Matcher pass = PASS.matcher(page);
        assertThat(pass.find()).as(page).isTrue();
        return pass.group(1);
    }

    private ClickOutcome outcome(String sub1) {
        return clicksMarked(sub1).getFirst().outcome();
    }
}
