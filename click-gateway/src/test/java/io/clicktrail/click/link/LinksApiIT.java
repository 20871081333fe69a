package io.clicktrail.click.link;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.click.Browser;
import io.clicktrail.click.Offers;
import io.clicktrail.click.OnSharedServers;
import io.clicktrail.event.CatalogueEvent.LinkChanged;
import io.clicktrail.event.Link;
import io.clicktrail.event.Topic;
import io.clicktrail.http.page.Page;

import static org.assertj.core.api.Assertions.assertThat;

/** The links API over real HTTP into a real topic. */
class LinksApiIT extends OnSharedServers {

    private static final String LINKS = "/api/v1/utm/links";
    private static final Pattern ID = Pattern.compile("\"id\":\"([a-z0-9_]+)\"");
    private static final Pattern CURSOR = Pattern.compile("\"next_cursor\":\"([A-Za-z0-9_-]+)\"");

    @BeforeEach
    void anOfferIsOpen() {
        known(Offers.anOffer().published());
    }

    @Test
    void aLinkIsInTheTopicWhenItsMakerIsToldOfIt() {
        HttpResponse<String> answer =
                make("\"source\": \"TikTok\", \"medium\": \"cpc\", \"offer\": \"spring-sale\", \"landing\": {}");

        assertThat(answer.statusCode()).isEqualTo(201);
        String id = idOf(answer);
        assertThat(id).matches("tiktok_[a-z0-9]{6}");
        assertThat(answer.body())
                .contains("\"url\":\"http://127.0.0.1:8081/l/" + id + "\"")
                .contains("\"qr_url\":\"http://127.0.0.1:8081/api/v1/utm/links/" + id + "/qr\"");
        Link link = newest(id);
        assertThat(link.utm())
                .containsEntry("source", "TikTok")
                .containsEntry("medium", "cpc")
                .containsEntry("campaign", "spring");
        assertThat(link.landing()).isNotNull();
    }

    @Test
    void aPausedLinkLeadsNowhereFromTheAnswerOnUntilItIsResumed() {
        String id = idOf(make("\"source\": \"vk\", \"target_url\": \"https://t.me/sportschannel\""));
        assertThat(browser.get("/l/" + id).statusCode()).isEqualTo(302);

        HttpResponse<String> paused = browser.admin("POST", LINKS + "/" + id + "/pause", "");
        assertThat(paused.body()).contains("\"status\":\"paused\"");
        assertThat(browser.get("/l/" + id).statusCode()).isEqualTo(404);
        assertThat(newest(id).status()).isEqualTo(Link.Status.PAUSED);

        browser.admin("POST", LINKS + "/" + id + "/resume", "");
        assertThat(Browser.location(browser.get("/l/" + id))).isEqualTo("https://t.me/sportschannel");
    }

    @Test
    void theQrCodeIsAPicture() {
        String id = idOf(make("\"source\": \"flyer\", \"offer\": \"spring-sale\""));

        HttpResponse<String> picture = browser.admin("GET", LINKS + "/" + id + "/qr", "");

        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Content-Type").orElse("")).startsWith("image/svg+xml");
        assertThat(picture.body()).startsWith("<svg");
    }

    @Test
    void theListGoesOnWhereAPageEnds() {
        for (int i = 0; i < Page.SIZE + 1; i++) {
            make("\"source\": \"list\", \"offer\": \"spring-sale\"");
        }

        HttpResponse<String> first = browser.admin("GET", LINKS, "");
        Matcher cursor = CURSOR.matcher(first.body());
        assertThat(cursor.find()).isTrue();
        HttpResponse<String> second = browser.admin("GET", LINKS + "?cursor=" + cursor.group(1), "");

        assertThat(ID.matcher(first.body()).results()).hasSize(Page.SIZE);
        assertThat(ID.matcher(second.body()).results()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/v1/utm/links",
        "POST, /api/v1/utm/links",
        "GET,  /api/v1/utm/links/tiktok_1",
        "GET,  /api/v1/utm/links/tiktok_1/qr",
        "POST, /api/v1/utm/links/tiktok_1/pause",
        "POST, /%61pi/v1/utm/links/tiktok_1/pause",
        "POST, /api/v1/landing/../utm/links/tiktok_1/pause",
        "POST, /api/v1/shares"
    })
    void withoutAKeyNothingIsToldOrDone(String method, String path) {
        assertThat(browser.send(method, path, "").statusCode()).isIn(400, 401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"source\": \"x\", \"target_url\": \"https://evil.example\"",
                "\"source\": \"x\", \"offer\": \"no-such-offer\"",
                "\"source\": \"x\"",
                "\"offer\": \"spring-sale\"",
                "\"source\": \"x\", \"offer\": \"spring-sale\", \"expires_at\": \"2020-01-01T00:00:00Z\"",
                "\"source\": \"x\", \"offer\": \"spring-sale\", \"landing\": {\"variants\": []}"
            })
    void aLinkThatCannotWorkIsRefused(String fields) {
        HttpResponse<String> answer = make(fields);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/v1/utm/links/no_such_link,        404, unknown_link",
        "GET,  /api/v1/utm/links/no_such_link/qr,     404, unknown_link",
        "POST, /api/v1/utm/links/no_such_link/pause,  404, unknown_link",
        "GET,  /api/v1/utm/links?cursor=!,            400, invalid_cursor"
    })
    void whatIsNotThereIsAProblemWithACode(String method, String path, int status, String code) {
        HttpResponse<String> answer = browser.admin(method, path, "");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    private HttpResponse<String> make(String fields) {
        return browser.admin("POST", LINKS, "{\"campaign\": \"spring\", " + fields + "}");
    }

    private Link newest(String id) {
        return topics.read(Topic.LINKS, LinkChanged.class).stream()
                .map(LinkChanged::link)
                .filter(link -> link.id().value().equals(id))
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    private static String idOf(HttpResponse<String> answer) {
        Matcher id = ID.matcher(answer.body());
        assertThat(id.find()).as(answer.body()).isTrue();
        return id.group(1);
    }
}
