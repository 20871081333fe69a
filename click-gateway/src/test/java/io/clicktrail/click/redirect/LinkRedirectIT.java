package io.clicktrail.click.redirect;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.clicktrail.click.Browser;
import io.clicktrail.click.Offers;
import io.clicktrail.event.CatalogueEvent.LinkChanged;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickEvent.LandingViewed;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Link;
import io.clicktrail.event.Link.Landing;
import io.clicktrail.event.Link.Status;
import io.clicktrail.event.Link.Texts;
import io.clicktrail.event.Link.Theme;
import io.clicktrail.event.Link.Variant;
import io.clicktrail.event.LinkId;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.Topic;
import io.clicktrail.testsupport.EventTopics;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ServiceEnvironment;

import static io.clicktrail.click.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

/** The way of a link over real HTTP into a real topic. */
@SpringBootTest(webEnvironment = RANDOM_PORT)
@DirtiesContext
class LinkRedirectIT {

    private static final String TO_BOT = "https://t.me/clicktrail_test_bot?start=";
    private static final String TARGET = "https://t.me/sportschannel";
    private static final Pattern PASS = Pattern.compile("pass=([A-Za-z0-9_-]{30}\\.[A-Za-z0-9_-]{16})");
    private static final Landing LANDING = new Landing(
            null,
            List.of(new Variant("a", 1, Theme.OCEAN, Map.of("ru", new Texts("Спорт", "Канал", "Открыть")))),
            null);

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
    void linksAreKnown() {
        browser = new Browser(port);
        TOPICS.publish(
                Offers.anOffer().published(),
                link("offer_1", "spring-sale", null, null, null, Status.ACTIVE),
                link("direct_1", null, TARGET, null, null, Status.ACTIVE),
                link("late_1", null, TARGET, null, Instant.EPOCH, Status.ACTIVE),
                link("shown_1", "spring-sale", null, LANDING, null, Status.ACTIVE),
                link("paused_1", "spring-sale", null, LANDING, null, Status.PAUSED));
        Eventually.within(
                Duration.ofSeconds(20),
                () -> assertThat(browser.send("HEAD", "/l/paused_1", "").statusCode())
                        .isEqualTo(200));
        Eventually.within(
                Duration.ofSeconds(20),
                () -> assertThat(browser.send("HEAD", "/click/spring-sale", "").statusCode())
                        .isEqualTo(200));
    }

    @Test
    void aLinkOfAnOfferLeadsThroughTheBotAndItsClickIsDurable() {
        HttpResponse<String> answer = browser.get("/l/offer_1?utm_source=forged&sub1=banner&s4=x");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).startsWith(TO_BOT);
        ClickRegistered click = recorded(location(answer).substring(TO_BOT.length()));
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

        assertThat(location(answer)).isEqualTo(TARGET);
        assertThat(clicks())
                .filteredOn(click -> "straight".equals(click.subs().get("sub1")))
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

    @Test
    void aPageAndTheClickThatFollowsAreOneClickHoweverOftenTheButtonIsPressed() {
        HttpResponse<String> page = browser.get("/l/shown_1?sub1=seen");
        assertThat(page.statusCode()).isEqualTo(200);
        String pass = passIn(page.body());
        String click = pass.substring(0, pass.indexOf('.'));
        assertThat(TOPICS.read(Topic.CLICKS, LandingViewed.class))
                .anyMatch(view -> view.click().value().equals(click));

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
        assertThat(followed).allMatch(each -> each.outcome() == ClickOutcome.ACCEPTED);
    }

    @Test
    void aPassThatSomebodyMadeUpIsAFreshClick() {
        String forged = "-P6w7aI3yUQL_0KXXIrX3p0Cs_DSah.AAAAAAAAAAAAAAAA";

        String token = location(browser.get("/l/shown_1/go?pass=" + forged)).substring(TO_BOT.length());

        assertThat(forged).doesNotStartWith(token);
        assertThat(recorded(token).link()).isEqualTo(new LinkId("shown_1"));
    }

    @Test
    void previewsSeeACardAndCountNothing() {
        int before = TOPICS.read(Topic.CLICKS).size();

        for (String path : List.of("/l/offer_1", "/l/shown_1", "/l/shown_1/go", "/l/direct_1")) {
            HttpResponse<String> card = browser.get(path, "User-Agent", "TelegramBot (like TwitterBot)");
            assertThat(card.statusCode()).isEqualTo(200);
            assertThat(card.headers().firstValue("Location")).isEmpty();
        }

        assertThat(TOPICS.read(Topic.CLICKS)).hasSize(before);
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

    private static ClickOutcome outcome(String sub1) {
        return clicks().stream()
                .filter(click -> sub1.equals(click.subs().get("sub1")))
                .map(ClickRegistered::outcome)
                .findFirst()
                .orElseThrow();
    }

    private static ClickRegistered recorded(String token) {
        return clicks().stream()
                .filter(click -> click.click().value().equals(token))
                .findFirst()
                .orElseThrow();
    }

    private static List<ClickRegistered> clicks() {
        return TOPICS.read(Topic.CLICKS, ClickRegistered.class);
    }

    private static LinkChanged link(
            String id,
            @Nullable String offer,
            @Nullable String target,
            @Nullable Landing landing,
            @Nullable Instant expiresAt,
            Status status) {
        OfferId offerId = offer == null ? null : new OfferId(offer);
        Link link = new Link(
                new LinkId(id),
                "spring",
                Map.of("source", "tiktok"),
                offerId,
                target,
                landing,
                expiresAt,
                status,
                Instant.EPOCH);
        return new LinkChanged(EventId.derived(Instant.EPOCH, id), Instant.EPOCH, link);
    }
}
