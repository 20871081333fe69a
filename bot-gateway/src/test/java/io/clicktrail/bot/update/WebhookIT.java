package io.clicktrail.bot.update;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.bot.RunningGateway;
import io.clicktrail.bot.StubTelegram;
import io.clicktrail.bot.Telegram;
import io.clicktrail.event.BotRight;
import io.clicktrail.event.Chat;
import io.clicktrail.event.PlaceEvent.BotRightsChanged;
import io.clicktrail.event.Post;
import io.clicktrail.event.PurchaseEvent.StarsPaid;
import io.clicktrail.event.ReactionEvent;
import io.clicktrail.event.ReactionEvent.CommentEdited;
import io.clicktrail.event.ReactionEvent.CommentPosted;
import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.TelegramEvent.JoinRequested;
import io.clicktrail.event.Topic;
import io.clicktrail.event.WebhookEvent.TelegramUpdateReceived;
import io.clicktrail.testsupport.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

/** What Telegram delivers, from HTTP to facts. */
class WebhookIT extends RunningGateway {

    @ParameterizedTest(name = "secret \"{0}\"")
    @ValueSource(strings = {"", "wrong", "telegram-secret-of-a-tesT"})
    void aWrongSecretIsRefusedAndNothingIsPublished(String secret) throws Exception {
        String forged = Telegram.message(Telegram.person(), "en", "/start forged");
        String authentic = Telegram.message(Telegram.person(), "en", "/start authentic");

        HttpResponse<String> refusal = telegram.deliversWithSecret(forged, secret);
        assertThat(telegram.delivers(authentic).statusCode()).isEqualTo(200);

        assertThat(refusal.statusCode()).isEqualTo(401);
        assertThat(refusal.body()).contains("\"code\":\"wrong_secret\"");
        assertThat(receivedBodies()).contains(authentic).doesNotContain(forged);
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() throws Exception {
        assertThat(telegram.delivers("x".repeat(600_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void theSameUpdateFiveTimesAtOnceHasOneEffectAndOneAnswer() throws Exception {
        long person = Telegram.person();
        String update = Telegram.message(person, "en", "/start");

        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 5)
                .mapToObj(_ -> telegram.deliversMeanwhile(update))
                .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.get().statusCode()).isEqualTo(200));
        Eventually.within(SOON, () -> assertThat(BOT_API.textsTo(chat(person))).hasSize(1));
        everythingSoFarIsDone();
        assertThat(startsOf(person)).hasSize(1);
        assertThat(BOT_API.textsTo(chat(person))).hasSize(1);
    }

    @Test
    void anUpdateWhoseNumberIsForgottenIsTheSameFactAgainAndIsNotAnsweredAgain() throws Exception {
        long person = Telegram.person();
        String update = Telegram.message(person, "en", "/start");
        telegram.delivers(update);
        Eventually.within(SOON, () -> assertThat(BOT_API.textsTo(chat(person))).hasSize(1));

        DATABASE.execute("delete from bot.seen_update where update_id = " + StubTelegram.number(update));
        telegram.delivers(update);

        Eventually.within(SOON, () -> assertThat(startsOf(person)).hasSize(2));
        assertThat(startsOf(person))
                .extracting(BotStarted::id)
                .containsOnly(startsOf(person).getFirst().id());
        Eventually.within(
                SOON,
                () -> assertThat(DATABASE.count("bot.waiting_start where chat = " + person))
                        .isZero());
        everythingSoFarIsDone();
        assertThat(BOT_API.textsTo(chat(person))).hasSize(1);
    }

    @Test
    void aJoinBecomesAFact() throws Exception {
        long person = Telegram.person();

        telegram.delivers(Telegram.join(person));

        Eventually.within(
                SOON,
                () -> assertThat(TOPICS.read(Topic.JOINS, ChatJoined.class))
                        .filteredOn(joined -> joined.user().id() == person)
                        .singleElement()
                        .satisfies(joined -> assertThat(joined.chat().id()).isEqualTo(-1001234567890L)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"update_id\":%d,\"telepathy\":{\"from\":{\"id\":5}}}", "no json %d", "{\"no_number\":%d}"})
    void anUpdateThatNobodyUnderstandsIsAcceptedAndKept(String shape) throws Exception {
        String update = shape.formatted(Telegram.number());

        assertThat(telegram.delivers(update).statusCode()).isEqualTo(200);

        Eventually.within(
                SOON,
                () -> assertThat(keptUpdates("admin-key-of-a-test").body()).contains(update.replace("\"", "\\\"")));
    }

    @Test
    void keptUpdatesAreForAdministrators() throws Exception {
        assertThat(keptUpdates("").statusCode()).isEqualTo(401);
        assertThat(keptUpdates("wrong").statusCode()).isEqualTo(401);
    }

    @Test
    void telegramIsToldWhereToCallWithWhichSecretAndAboutWhat() {
        Eventually.within(SOON, () -> assertThat(BOT_API.calls("setWebhook")).isNotEmpty());

        var registration = StubTelegram.bodyOf(BOT_API.calls("setWebhook").getFirst());
        assertThat(registration.path("url").asString()).isEqualTo(SERVICE.get("TELEGRAM_WEBHOOK_URL"));
        assertThat(registration.path("secret_token").asString()).isEqualTo("telegram-secret-of-a-test");
        assertThat(registration.path("max_connections").asInt()).isEqualTo(40);
        assertThat(registration.path("allowed_updates").valueStream().map(kind -> kind.asString()))
                .containsExactlyElementsOf(UpdateKind.wanted());
    }

    @Test
    void whatPeopleDoWithMessagesBecomesFacts() throws Exception {
        long person = Telegram.person();

        telegram.delivers(of(person, "reaction"));
        telegram.delivers(of(person, "poll-answer"));
        telegram.delivers(of(person, "callback"));
        telegram.delivers(of(person, "forward-to-bot"));
        telegram.delivers(of(person, "join-request"));
        telegram.delivers(of(person, "payment"));

        Eventually.within(SOON, () -> {
            assertThat(reactionsOf(person))
                    .extracting(fact -> fact.getClass().getSimpleName())
                    .containsExactlyInAnyOrder("ReactionChanged", "PollAnswered", "ButtonPressed", "PostForwarded");
            assertThat(TOPICS.read(Topic.JOINS, JoinRequested.class))
                    .anyMatch(request -> request.user().id() == person);
            assertThat(TOPICS.read(Topic.PURCHASES, StarsPaid.class))
                    .anyMatch(paid -> paid.user().id() == person);
        });
    }

    @Test
    void aCommentInTheDepthOfADiscussionIsOnThePostWhoseCopyCameBefore() throws Exception {
        long person = Telegram.person();
        int thread = Telegram.number();

        telegram.delivers(ofThread(thread, of(person, "auto-forward")));
        telegram.delivers(ofThread(thread, of(person, "comment-deep")));
        telegram.delivers(ofThread(thread + 1, of(person, "comment-deep")));
        telegram.delivers(ofThread(thread, of(person, "comment-edited")));

        Eventually.within(
                SOON,
                () -> assertThat(TOPICS.read(Topic.REACTIONS, CommentEdited.class))
                        .anyMatch(comment -> comment.user().id() == person));
        assertThat(TOPICS.read(Topic.REACTIONS, CommentPosted.class))
                .filteredOn(comment -> comment.user().id() == person)
                .singleElement()
                .satisfies(comment -> {
                    assertThat(comment.post()).isEqualTo(Post.in(new Chat(-1001234567890L, null, "channel"), 77));
                    assertThat(comment.comment().thread()).isEqualTo(thread);
                });
    }

    @Test
    void theBotMadeAdministratorIsAFactOfThePlace() throws Exception {
        telegram.delivers(of(Telegram.person(), "bot-made-admin"));

        Eventually.within(
                SOON,
                () -> assertThat(TOPICS.read(Topic.PLACES, BotRightsChanged.class))
                        .anySatisfy(changed -> assertThat(changed.rights()).contains(BotRight.INVITE_USERS)));
    }

    /** The sample as an update of its own, about that person. */
    private static String of(long person, String sample) {
        return Received.text(sample)
                .replaceFirst("\"update_id\": \\d+", "\"update_id\": " + Telegram.number())
                .replace("7100000001", Long.toString(person))
                .replace("stxAbC123", "stx" + person);
    }

    private static String ofThread(int thread, String update) {
        return update.replace("\": 345,", "\": " + thread + ",");
    }

    private static List<ReactionEvent> reactionsOf(long person) {
        return TOPICS.read(Topic.REACTIONS, ReactionEvent.class).stream()
                .filter(reaction -> reaction.partitionKey().equals(chat(person)))
                .toList();
    }

    private static List<String> receivedBodies() {
        return TOPICS.read(Topic.TELEGRAM_UPDATES, TelegramUpdateReceived.class).stream()
                .map(received -> new String(received.body().bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    private HttpResponse<String> keptUpdates(String key) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/bot/updates?state=unknown"));
        return HttpClient.newHttpClient()
                .send(
                        key.isEmpty()
                                ? request.build()
                                : request.header("X-Api-Key", key).build(),
                        BodyHandlers.ofString());
    }
}
