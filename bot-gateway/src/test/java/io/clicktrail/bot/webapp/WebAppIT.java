package io.clicktrail.bot.webapp;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.clicktrail.bot.RunningGateway;
import io.clicktrail.bot.Telegram;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.TelegramEvent.MiniAppOpened;
import io.clicktrail.event.Topic;
import io.clicktrail.testsupport.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

/** Mini Apps that tell of their start, from HTTP to the fact. */
class WebAppIT extends RunningGateway {

    private static final String CLICK = "-MB3Zq0kAAAAAAAAAAAAAAAAAAAAAA";
    private static final KeyPair TELEGRAM = ed25519();

    @DynamicPropertySource
    static void telegramsKey(DynamicPropertyRegistry registry) {
        byte[] encoded = TELEGRAM.getPublic().getEncoded();
        String key = HexFormat.of().formatHex(encoded, encoded.length - 32, encoded.length);
        registry.add("bot.mini-app.telegram-key", () -> key);
    }

    @Test
    void aSignedStartIsAFactOnceItIsAnswered() throws Exception {
        long person = Telegram.person();
        String data = signed(person, Instant.now());

        assertThat(post(body(data, "null")).statusCode()).isEqualTo(204);
        assertThat(post(body(data, "1")).statusCode())
                .as("by number of our bot")
                .isEqualTo(204);

        Eventually.within(
                SOON,
                () -> assertThat(TOPICS.read(Topic.JOINS, MiniAppOpened.class))
                        .filteredOn(opened -> opened.user().id() == person)
                        .hasSize(2));
        assertThat(TOPICS.read(Topic.JOINS, MiniAppOpened.class))
                .filteredOn(opened -> opened.user().id() == person)
                .allSatisfy(opened -> assertThat(opened.click()).isEqualTo(new ClickId(CLICK)))
                .extracting(MiniAppOpened::id)
                .containsOnly(TOPICS.read(Topic.JOINS, MiniAppOpened.class).stream()
                        .filter(opened -> opened.user().id() == person)
                        .findFirst()
                        .orElseThrow()
                        .id());
    }

    @Test
    void whatIsNotSignedForThatBotOrTooOldIsRefused() throws Exception {
        String data = signed(Telegram.person(), Instant.now());
        String old = signed(Telegram.person(), Instant.now().minusSeconds(7200));

        assertRefused(post(body(data.replace("private", "channel"), "null")), 401, "wrong_signature");
        assertRefused(post(body(data, "77")), 401, "wrong_signature");
        assertRefused(post(body(old, "null")), 401, "expired");
        assertRefused(post(body("", "null")), 400, "malformed");
        assertThat(post("{}").statusCode()).isEqualTo(400);
        assertThat(post("{\"init_data\": null}").statusCode()).isEqualTo(400);
        assertThat(post("").statusCode()).isEqualTo(400);
    }

    @Test
    void anAppThatNoOfferIsForIsUnknownHoweverWellItIsSigned() throws Exception {
        String theirs = signedByTelegram(TELEGRAM, 77);
        String forged = signedByTelegram(ed25519(), 77);

        Eventually.within(SOON, () -> {
            try {
                assertRefused(post(body(theirs, "77")), 403, "unknown_app");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        assertRefused(post(body(forged, "77")), 401, "wrong_signature");
        assertRefused(post(body(theirs, "78")), 401, "wrong_signature");
    }

    @Test
    void aMiniAppOnAnotherHostMayAsk() throws Exception {
        HttpRequest preflight = HttpRequest.newBuilder(uri())
                .header("Origin", "https://advertiser.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .method("OPTIONS", BodyPublishers.noBody())
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(preflight, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    private HttpResponse<String> post(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/api/v1/webapp/start");
    }

    private static String body(String data, String bot) {
        return "{\"init_data\":\"%s\",\"bot_id\":%s}".formatted(data, bot);
    }

    private static String signed(long person, Instant at) throws Exception {
        String user = "{\"id\":%d,\"first_name\":\"Anna\"}".formatted(person);
        String lines =
                "auth_date=%d\nchat_type=private\nstart_param=%s\nuser=%s".formatted(at.getEpochSecond(), CLICK, user);
        byte[] key = hmac("WebAppData".getBytes(StandardCharsets.UTF_8), SERVICE.get("BOT_TOKEN"));
        return "auth_date=%d&chat_type=private&start_param=%s&user=%s&hash=%s"
                .formatted(
                        at.getEpochSecond(),
                        CLICK,
                        URLEncoder.encode(user, StandardCharsets.UTF_8),
                        HexFormat.of().formatHex(hmac(key, lines)));
    }

    private static String signedByTelegram(KeyPair key, long bot) throws Exception {
        String user = "{\"id\":%d,\"first_name\":\"Anna\"}".formatted(Telegram.person());
        String date = Long.toString(Instant.now().getEpochSecond());
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key.getPrivate());
        signature.update("%d:WebAppData\nauth_date=%s\nuser=%s"
                .formatted(bot, date, user)
                .getBytes(StandardCharsets.UTF_8));
        return "auth_date=%s&user=%s&signature=%s"
                .formatted(
                        date,
                        URLEncoder.encode(user, StandardCharsets.UTF_8),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign()));
    }

    private static KeyPair ed25519() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    private static byte[] hmac(byte[] key, String message) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    }
}
