package io.clicktrail.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import io.clicktrail.bot.answer.Offers;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.NotificationEvent.NotificationRequested;
import io.clicktrail.event.Offer.Status;
import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.Topic;
import io.clicktrail.event.WebhookEvent.TelegramUpdateReceived;
import io.clicktrail.testsupport.Answer;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ReceivedRequest;
import io.clicktrail.testsupport.ServiceEnvironment;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The gateway between real topics, a real database and a Bot API on the loopback. */
@SpringBootTest(webEnvironment = RANDOM_PORT, properties = "bot.answers.patience=2s")
@DirtiesContext
class BotGatewayIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ServiceEnvironment SERVICE = RealServers.forService("bot");
    private static final StubTelegram BOT_API = new StubTelegram();
    private static final TopicLog TOPICS = new TopicLog(SERVICE);

    @LocalServerPort
    private int port;

    private Telegram telegram = new Telegram(0, SERVICE);

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        SERVICE.properties().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("TELEGRAM_API_URL", BOT_API::url);
    }

    @BeforeEach
    void telegramCallsUs() {
        telegram = new Telegram(port, SERVICE);
    }

    @AfterAll
    static void close() {
        TOPICS.close();
        BOT_API.close();
    }

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

        List<CompletableFuture<HttpResponse<String>>> answers =
                IntStream.range(0, 5).mapToObj(_ -> telegram.deliversMeanwhile(update)).toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.get().statusCode()).isEqualTo(200));
        Eventually.within(SOON, () -> assertThat(BOT_API.textsTo(chat(person))).hasSize(1));
        everythingSoFarIsDone();
        assertThat(startsOf(person)).hasSize(1);
        assertThat(BOT_API.textsTo(chat(person))).hasSize(1);
    }

    @Test
    void aJoinBecomesAFact() throws Exception {
        long person = Telegram.person();

        telegram.delivers(Telegram.join(person));

        Eventually.within(SOON, () -> assertThat(TOPICS.read(Topic.JOINS, ChatJoined.class))
                .filteredOn(joined -> joined.user().id() == person)
                .singleElement()
                .satisfies(joined -> assertThat(joined.chat().id()).isEqualTo(-1001234567890L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"update_id\":%d,\"telepathy\":{\"from\":{\"id\":5}}}", "no json %d", "{\"no_number\":%d}"})
    void anUpdateThatNobodyUnderstandsIsAcceptedAndKept(String shape) throws Exception {
        String update = shape.formatted(Telegram.number());

        assertThat(telegram.delivers(update).statusCode()).isEqualTo(200);

        Eventually.within(SOON, () -> assertThat(keptUpdates("admin-key-of-a-test").body())
                .contains(update.replace("\"", "\\\"")));
    }

    @Test
    void keptUpdatesAreForAdministrators() throws Exception {
        assertThat(keptUpdates("").statusCode()).isEqualTo(401);
        assertThat(keptUpdates("wrong").statusCode()).isEqualTo(401);
    }

    @Test
    void aStartAfterItsClickIsAnsweredWithTheCardOfTheOffer() throws Exception {
        offerIs("answered", Status.ACTIVE);
        ClickRegistered click = Clicks.click("answered");
        long person = Telegram.person();
        TOPICS.publish(click);

        telegram.delivers(Telegram.message(person, "en", "/start " + click.click()));

        Eventually.within(SOON, () -> assertThat(BOT_API.messagesTo(chat(person)))
                .singleElement()
                .satisfies(card -> {
                    assertThat(card.path("text").asString()).startsWith("Offer's {0} name");
                    assertThat(card.at("/reply_markup/inline_keyboard/0/0/url").asString())
                            .isEqualTo("https://t.me/sportschannel");
                }));
        assertThat(startsOf(person)).singleElement().satisfies(started -> {
            assertThat(started.click()).isEqualTo(click.click());
            assertThat(started.occurredAt()).isAfterOrEqualTo(click.occurredAt());
        });
    }

    @Test
    void aStartBeforeItsClickIsAnsweredWhenTheClickComes() throws Exception {
        offerIs("late-click", Status.ACTIVE);
        ClickRegistered click = Clicks.click("late-click");
        long person = Telegram.person();

        telegram.delivers(Telegram.message(person, "ru", "/start " + click.click()));
        Eventually.within(SOON, () -> assertThat(startsOf(person)).hasSize(1));
        TOPICS.publish(click);

        Eventually.within(SOON, () -> assertThat(BOT_API.textsTo(chat(person)))
                .singleElement()
                .asString()
                .contains("Подпишитесь на канал"));
    }

    @Test
    void aStartWhoseClickNeverComesIsGreetedAllTheSame() throws Exception {
        long person = Telegram.person();

        telegram.delivers(Telegram.message(
                person, "en", "/start " + Clicks.click("never").click()));

        Eventually.within(SOON, () -> assertThat(BOT_API.textsTo(chat(person)))
                .singleElement()
                .asString()
                .startsWith("Hello!"));
    }

    @Test
    void aPausedOfferIsDeclinedPolitely() throws Exception {
        offerIs("on-pause", Status.PAUSED);
        ClickRegistered click = Clicks.click("on-pause");
        long person = Telegram.person();
        TOPICS.publish(click);

        telegram.delivers(Telegram.message(person, "en", "/start " + click.click()));

        Eventually.within(SOON, () -> assertThat(BOT_API.textsTo(chat(person)))
                .singleElement()
                .asString()
                .contains("paused"));
    }

    @Test
    void aNotificationDeliveredTwiceIsSentOnce() throws Exception {
        long person = Telegram.person();
        NotificationRequested sale = notification(chat(person), "One <b>sale</b>");

        TOPICS.publish(sale);
        TOPICS.publish(sale);
        TOPICS.publish(notification(chat(person), "The end"));

        Eventually.within(SOON, () -> assertThat(BOT_API.textsTo(chat(person))).contains("The end"));
        assertThat(BOT_API.textsTo(chat(person))).containsExactly("One <b>sale</b>", "The end");
    }

    @Test
    void aChatHearsItsMessagesInOrderAndOneASecond() throws Exception {
        String chat = chat(Telegram.person());
        for (String text : List.of("1", "2", "3")) {
            TOPICS.publish(notification(chat, text));
        }

        Eventually.within(SOON, () -> assertThat(BOT_API.textsTo(chat)).containsExactly("1", "2", "3"));
        assertThat(pauses(BOT_API.attemptsTo(chat))).allMatch(pause -> pause.compareTo(Duration.ofMillis(950)) > 0);
    }

    @Test
    void retryAfterIsObeyedAndHoldsUpNoOtherChat() throws Exception {
        String throttled = chat(Telegram.person());
        String other = chat(Telegram.person());
        BOT_API.answersTo(throttled, StubTelegram.refusal(429, "Too Many Requests: retry after 3", "\"retry_after\":3"));

        TOPICS.publish(notification(throttled, "patience"));
        Eventually.within(SOON, () -> assertThat(BOT_API.attemptsTo(throttled)).hasSize(1));
        TOPICS.publish(notification(other, "at once"));

        Eventually.within(SOON, () -> assertThat(BOT_API.attemptsTo(throttled)).hasSize(2));
        assertThat(pauses(BOT_API.attemptsTo(throttled))).allMatch(pause -> pause.compareTo(Duration.ofMillis(2950)) > 0);
        assertThat(BOT_API.attemptsTo(other).getFirst().at())
                .isBefore(BOT_API.attemptsTo(throttled).getLast().at());
    }

    @Test
    void whoBlockedTheBotIsLeftAloneUntilHeStartsItAgain() throws Exception {
        long person = Telegram.person();
        BOT_API.answersTo(chat(person), StubTelegram.refusal(403, "Forbidden: bot was blocked by the user", ""));

        TOPICS.publish(notification(chat(person), "first"));
        Eventually.within(SOON, () -> assertThat(blockedMessagesTo(person)).isEqualTo(1));
        TOPICS.publish(notification(chat(person), "unheard"));
        Eventually.within(SOON, () -> assertThat(blockedMessagesTo(person)).isEqualTo(2));
        telegram.delivers(Telegram.message(person, "en", "/start"));

        Eventually.within(SOON, () -> assertThat(BOT_API.textsTo(chat(person))).hasSize(2));
        assertThat(BOT_API.textsTo(chat(person)).getFirst()).isEqualTo("first");
        assertThat(BOT_API.textsTo(chat(person)).getLast()).startsWith("Hello!");
    }

    @Test
    void aMessageFollowsItsGroupToItsNewId() throws Exception {
        String group = "-" + Telegram.number();
        String supergroup = "-100" + Telegram.number();
        BOT_API.answersTo(
                group,
                StubTelegram.refusal(
                        400, "Bad Request: group chat was upgraded", "\"migrate_to_chat_id\":" + supergroup));

        TOPICS.publish(notification(group, "for the team"));

        Eventually.within(SOON, () -> assertThat(BOT_API.textsTo(supergroup)).containsExactly("for the team"));
    }

    @Test
    void aMessageSurvivesABotApiThatFails() throws Exception {
        String chat = chat(Telegram.person());
        BOT_API.answersTo(
                chat, Answer.connectionReset(), Answer.status(502).body("<html>bad gateway</html>"));

        TOPICS.publish(notification(chat, "stubborn"));

        Eventually.within(SOON, () -> assertThat(BOT_API.textsTo(chat)).containsExactly("stubborn", "stubborn", "stubborn"));
    }

    @Test
    void aMessageThatTelegramRefusesIsNotTriedAgain() throws Exception {
        String chat = chat(Telegram.person());
        BOT_API.answersTo(chat, StubTelegram.refusal(400, "Bad Request: chat not found", ""));

        TOPICS.publish(notification(chat, "to nobody"));
        TOPICS.publish(notification(chat, "next"));

        Eventually.within(SOON, () -> assertThat(BOT_API.textsTo(chat)).containsExactly("to nobody", "next"));
    }

    @Test
    void telegramIsToldWhereToCallWithWhichSecretAndAboutWhat() {
        Eventually.within(SOON, () -> assertThat(BOT_API.calls("setWebhook")).isNotEmpty());

        var registration = StubTelegram.bodyOf(BOT_API.calls("setWebhook").getFirst());
        assertThat(registration.path("url").asString()).isEqualTo(SERVICE.get("TELEGRAM_WEBHOOK_URL"));
        assertThat(registration.path("secret_token").asString()).isEqualTo("telegram-secret-of-a-test");
        assertThat(registration.path("max_connections").asInt()).isEqualTo(40);
        assertThat(registration.path("allowed_updates").valueStream().map(kind -> kind.asString()))
                .contains("message", "chat_member", "my_chat_member", "callback_query", "message_reaction");
    }

    private static List<Duration> pauses(List<ReceivedRequest> attempts) {
        return IntStream.range(1, attempts.size())
                .mapToObj(i -> Duration.between(attempts.get(i - 1).at(), attempts.get(i).at()))
                .toList();
    }

    /** A start and a notification that come after all others, on every partition, have been through. */
    private void everythingSoFarIsDone() throws Exception {
        List<Long> people = Stream.generate(Telegram::person).limit(30).toList();
        for (long person : people) {
            telegram.delivers(Telegram.join(person));
        }
        Eventually.within(SOON, () -> assertThat(TOPICS.read(Topic.JOINS, ChatJoined.class).stream()
                        .map(joined -> joined.user().id()))
                .containsAll(people));
    }

    private static int blockedMessagesTo(long person) throws SQLException {
        String question = "select count(*) from bot.outgoing_message where state = 'blocked' and chat = ?";
        try (Connection database =
                        DriverManager.getConnection(SERVICE.jdbcUrl(), SERVICE.user(), SERVICE.password());
                PreparedStatement statement = database.prepareStatement(question)) {
            statement.setString(1, chat(person));
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getInt(1);
        }
    }

    private static List<BotStarted> startsOf(long person) {
        return TOPICS.read(Topic.JOINS, BotStarted.class).stream()
                .filter(started -> started.user().id() == person)
                .toList();
    }

    private static List<String> receivedBodies() {
        return TOPICS.read(Topic.TELEGRAM_UPDATES, TelegramUpdateReceived.class).stream()
                .map(received -> new String(received.body().bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    private HttpResponse<String> keptUpdates(String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/api/v1/bot/updates?state=unknown"));
        return HttpClient.newHttpClient()
                .send(
                        key.isEmpty() ? request.build() : request.header("X-Api-Key", key).build(),
                        BodyHandlers.ofString());
    }

    private static void offerIs(String slug, Status status) throws Exception {
        Instant now = Instant.now();
        TOPICS.publish(new OfferChanged(
                EventId.of(now, 1, slug.hashCode()), now, Offers.offer(slug, Goal.JOIN_CHANNEL, status)));
    }

    private static NotificationRequested notification(String chat, String text) {
        Instant now = Instant.now();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new NotificationRequested(EventId.of(now, random.nextLong(), random.nextLong()), now, chat, text);
    }

    private static String chat(long person) {
        return Long.toString(person);
    }
}
