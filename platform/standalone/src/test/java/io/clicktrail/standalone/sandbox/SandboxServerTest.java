package io.clicktrail.standalone.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.standalone.Service;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.ReceivedRequest;

import static org.assertj.core.api.Assertions.assertThat;

class SandboxServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = new JsonMapper();

    private final PlayedHouse house = new PlayedHouse();
    private final SandboxServer sandbox = new SandboxServer(house.addresses(), Duration.ofSeconds(3));
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void open() {
        sandbox.start();
        Eventually.within(
                PATIENCE,
                () -> assertThat(get("/sandbox/state").path("ready").asBoolean())
                        .isTrue());
    }

    @AfterEach
    void close() {
        sandbox.close();
        house.close();
        http.close();
    }

    @Test
    void theDemoIsPutInItsPlaceOnce() {
        assertThat(house.receivedAt("/api/v1/networks").stream()
                        .filter(request -> request.method().equals("POST")))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.body()).contains(house.sandbox() + "/sandbox/network?uid={click_id}"));
        assertThat(house.receivedAt("/api/v1/offers").stream()
                        .filter(request -> request.method().equals("POST")))
                .extracting(
                        request -> JSON.readTree(request.body()).path("goal").asString())
                .containsExactly("join_channel", "join_channel", "join_group", "reaction", "comment", "poll_vote");
    }

    @Test
    void aPersonClicksAndActsInAnyOrderAndTelegramTellsOfIt() {
        String person =
                "/sandbox/people/" + post("/sandbox/people", "").path("id").asLong();

        assertThat(statusOfPost(person + "/deeds/poll_vote")).isEqualTo(204);
        assertThat(statusOfPost(person + "/clicks/comment")).isEqualTo(204);
        assertThat(statusOfPost(person + "/deeds/comment")).isEqualTo(204);

        assertThat(get(person).path("entries"))
                .extracting(entry ->
                        entry.path("deed").asString() + entry.path("click").asString(""))
                .containsExactly("poll_vote", "comment" + PlayedHouse.TOKEN, "comment");
        assertThat(house.receivedAt("/bot/webhook"))
                .extracting(request -> JSON.readTree(request.body()))
                .satisfiesExactly(
                        vote -> assertThat(vote.at("/poll_answer/poll_id").asString())
                                .isEqualTo("5400000000000000001"),
                        start -> assertThat(start.at("/message/text").asString())
                                .isEqualTo("/start " + PlayedHouse.TOKEN),
                        comment -> assertThat(comment.at("/message/reply_to_message/is_automatic_forward")
                                        .asBoolean())
                                .isTrue());
    }

    @Test
    void nobodyLeavesWithoutBeingThereOrJoinsTwice() {
        String person =
                "/sandbox/people/" + post("/sandbox/people", "").path("id").asLong();

        assertThat(post(person + "/deeds/leave", "").path("code").asString()).isEqualTo("not_a_member");
        assertThat(statusOfPost(person + "/deeds/join")).isEqualTo(204);
        assertThat(post(person + "/deeds/join", "").path("code").asString()).isEqualTo("already_a_member");
        assertThat(statusOfPost(person + "/deeds/leave")).isEqualTo(204);
        assertThat(statusOfPost(person + "/deeds/dance")).isEqualTo(404);
        assertThat(statusOfPost("/sandbox/people/404/deeds/join")).isEqualTo(404);
    }

    @Test
    void whatTheBotHasNotAskedForItDoesNotHearOf() {
        post(
                "/bot1:token/setWebhook",
                "{\"url\":\"%s/bot/webhook\",\"secret_token\":\"%s\",\"allowed_updates\":[\"chat_member\"]}"
                        .formatted(house.addresses().of(Service.BOT), PlayedHouse.SECRET));
        String person =
                "/sandbox/people/" + post("/sandbox/people", "").path("id").asLong();

        assertThat(statusOfPost(person + "/deeds/reaction")).isEqualTo(204);
        assertThat(statusOfPost(person + "/deeds/join")).isEqualTo(204);

        assertThat(house.receivedAt("/bot/webhook"))
                .singleElement()
                .satisfies(update -> assertThat(update.body()).contains("chat_member"));
    }

    @Test
    void theBotFindsTheDiscussionOfTheChannelAsInTelegram() {
        JsonNode channel = post("/bot1:token/getChat", "{\"chat_id\":\"@clicktrail_demo\"}");
        long linked = channel.path("result").path("linked_chat_id").asLong();

        assertThat(post("/bot1:token/getChat", "{\"chat_id\":" + linked + "}")
                        .path("result")
                        .path("type")
                        .asString())
                .isEqualTo("supergroup");
    }

    @Test
    void aVisitorGoesTheWholeWay() {
        String id = post("/sandbox/trail", "").path("id").asString();

        Eventually.within(
                PATIENCE,
                () -> assertThat(trail(id).path("over").asBoolean())
                        .as(() -> trail(id).toString())
                        .isTrue());

        assertThat(lastStates(trail(id)))
                .containsOnlyKeys(
                        "click", "start", "card", "join", "conversion", "postback", "sale", "message", "figures")
                .allSatisfy((step, state) -> assertThat(state).as(step).isEqualTo("done"));
        assertThat(received("postback"))
                .singleElement()
                .satisfies(call -> assertThat(call.path("fields").path("uid").asString())
                        .isEqualTo(
                                house.receivedAt("/click/").getFirst().query().get("uid")));
        assertThat(house.receivedAt("/api/amocrm/").getFirst().form())
                .containsEntry("leads[status][0][custom_fields][2][values][0][value]", PlayedHouse.TOKEN);
    }

    @Test
    void aStepThatFailsSaysSoAndEndsTheTrail() {
        house.silenceBot();
        post("/sandbox/faults", "{\"kind\":\"telegram\",\"status\":500}");

        String id = post("/sandbox/trail", "").path("id").asString();

        Eventually.within(
                Duration.ofSeconds(40),
                () -> assertThat(trail(id).path("over").asBoolean()).isTrue());
        assertThat(lastStates(trail(id)))
                .containsEntry("start", "done")
                .containsEntry("card", "failed")
                .doesNotContainKey("join");
    }

    @Test
    void trafficFlowsUntilTheSandboxIsClosed() {
        sandbox.startTraffic(50);
        Eventually.within(
                PATIENCE, () -> assertThat(house.receivedAt("/bot/webhook")).hasSizeGreaterThan(5));

        sandbox.close();
        int clicks = house.receivedAt("/click/").size();

        assertThat(house.receivedAt("/click/"))
                .extracting(ReceivedRequest::path)
                .contains("/click/demo-spring");
        Eventually.within(
                PATIENCE,
                () -> assertThat(house.receivedAt("/click/").size() - clicks).isLessThan(5));
    }

    @Test
    void theStandInsAnswerAsTelegramDoes() {
        assertThat(post("/bot1:token/SENDMESSAGE", "{\"chat_id\":7,\"text\":\"hi\"}")
                        .path("result")
                        .path("chat")
                        .path("id")
                        .asLong())
                .isEqualTo(7);
        assertThat(post("/bot1:token/sendMessage", "{\"text\":\"hi\"}")
                        .path("error_code")
                        .asInt())
                .isEqualTo(400);
        assertThat(get("/bot1:token/getMe").path("result").path("is_bot").asBoolean())
                .isTrue();
        assertThat(post(
                                "/bot1:token/setWebhook",
                                "{\"url\":\"http://127.0.0.1:1/x\",\"secret_token\":\"s3cret-value\"}")
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThat(get("/bot1:token/getWebhookInfo").path("result").path("url").asString())
                .isEqualTo("http://127.0.0.1:1/x");
        assertThat(received("telegram").toString()).doesNotContain("s3cret-value", "1:token");
    }

    @Test
    void multipartAndFormsAreReadLikeJson() throws IOException, InterruptedException {
        String multipart = "--x\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n7\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nпривет\r\n--x--\r\n";
        http.send(
                HttpRequest.newBuilder(URI.create(house.sandbox() + "/bot1:token/sendMessage"))
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString(multipart))
                        .build(),
                BodyHandlers.ofString());

        assertThat(received("telegram").getLast().path("fields").path("text").asString())
                .isEqualTo("привет");
    }

    @Test
    void faultsBefallUntilTheyAreCleared() throws IOException, InterruptedException {
        post("/sandbox/faults", "{\"kind\":\"postback\",\"status\":503}");
        assertThat(statusOf("/sandbox/network?uid=1")).isEqualTo(503);
        assertThat(statusOf("/bot1:token/getMe")).isEqualTo(200);

        http.send(
                HttpRequest.newBuilder(URI.create(house.sandbox() + "/sandbox/faults"))
                        .DELETE()
                        .build(),
                BodyHandlers.discarding());
        assertThat(statusOf("/sandbox/network?uid=2")).isEqualTo(200);
        assertThat(received("postback"))
                .extracting(call -> call.path("status").asInt())
                .containsExactly(503, 200);
    }

    @Test
    void aFaultThatMakesNoSenseIsRefused() {
        assertThat(post("/sandbox/faults", "{\"kind\":\"moon\"}").path("code").asString())
                .isEqualTo("bad_request");
        assertThat(post("/sandbox/faults", "{\"kind\":\"postback\",\"delay\":\"long\"}")
                        .path("code")
                        .asString())
                .isEqualTo("bad_request");
    }

    @Test
    void thePageComesWhollyFromHereInBothLanguages() throws IOException, InterruptedException {
        HttpResponse<String> russian = text("/");

        assertThat(russian.body()).contains("След одного клика", "lang=\"ru\"").doesNotContain("{{");
        assertThat(text("/?lang=en").body())
                .contains("The trail of one click", "lang=\"en\"")
                .doesNotContain("{{");
        assertThat(russian.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(text("/journey").body())
                .contains("Что сделал человек", "lang=\"ru\"")
                .doesNotContain("{{");
        assertThat(text("/journey?lang=en").body())
                .contains("What one person did")
                .doesNotContain("{{");
        assertThat(russian.body()
                        + text("/journey").body()
                        + text("/page/sandbox.css").body()
                        + text("/page/parts.js").body()
                        + text("/page/journey.js").body()
                        + text("/page/trail.js").body())
                .doesNotContainPattern("(src|href)=\"https?://(?!127|localhost)")
                .doesNotContainPattern("url\\(|@import");
    }

    @Test
    void otherSitesMayNotPressButtons() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(house.sandbox() + "/sandbox/trail"))
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.noBody())
                .build();

        assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(403);
    }

    private static Map<String, String> lastStates(JsonNode trail) {
        return trail.path("reports")
                .valueStream()
                .collect(Collectors.toMap(
                        report -> report.path("step").asString(),
                        report -> report.path("state").asString(),
                        (before, after) -> after));
    }

    private JsonNode trail(String id) {
        return get("/sandbox/trail/" + id);
    }

    private List<JsonNode> received(String kind) {
        return get("/sandbox/received?kind=" + kind).valueStream().toList();
    }

    private JsonNode get(String path) {
        return JSON.readTree(
                sent(HttpRequest.newBuilder(URI.create(house.sandbox() + path))).body());
    }

    private JsonNode post(String path, String json) {
        return JSON.readTree(sent(HttpRequest.newBuilder(URI.create(house.sandbox() + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)))
                .body());
    }

    private int statusOfPost(String path) {
        return sent(HttpRequest.newBuilder(URI.create(house.sandbox() + path)).POST(BodyPublishers.noBody()))
                .statusCode();
    }

    private int statusOf(String path) {
        return sent(HttpRequest.newBuilder(URI.create(house.sandbox() + path))).statusCode();
    }

    private HttpResponse<String> text(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(house.sandbox() + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> sent(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
