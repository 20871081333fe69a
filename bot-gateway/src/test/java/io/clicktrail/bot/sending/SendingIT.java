package io.clicktrail.bot.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.clicktrail.bot.RunningGateway;
import io.clicktrail.bot.StubTelegram;
import io.clicktrail.bot.Telegram;
import io.clicktrail.event.EventId;
import io.clicktrail.event.NotificationEvent.NotificationRequested;
import io.clicktrail.testsupport.Answer;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.ReceivedRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages on their way to people, and what the Bot API does to them. */
class SendingIT extends RunningGateway {

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
        BOT_API.answersTo(
                throttled, StubTelegram.refusal(429, "Too Many Requests: retry after 3", "\"retry_after\":3"));

        TOPICS.publish(notification(throttled, "patience"));
        Eventually.within(SOON, () -> assertThat(BOT_API.attemptsTo(throttled)).hasSize(1));
        TOPICS.publish(notification(other, "at once"));

        Eventually.within(SOON, () -> assertThat(BOT_API.attemptsTo(throttled)).hasSize(2));
        assertThat(pauses(BOT_API.attemptsTo(throttled)))
                .allMatch(pause -> pause.compareTo(Duration.ofMillis(2950)) > 0);
        assertThat(BOT_API.attemptsTo(other).getFirst().at())
                .isBefore(BOT_API.attemptsTo(throttled).getLast().at());
    }

    @Test
    void whoBlockedTheBotIsLeftAloneUntilHeStartsItAgain() throws Exception {
        long person = Telegram.person();
        BOT_API.answersTo(chat(person), StubTelegram.refusal(403, "Forbidden: bot was blocked by the user", ""));

        TOPICS.publish(notification(chat(person), "first"));
        Eventually.within(
                SOON,
                () -> assertThat(DATABASE.count(
                                "bot.outgoing_message where state = 'blocked' and chat = '" + person + "'"))
                        .isEqualTo(1));
        TOPICS.publish(notification(chat(person), "unheard"));
        Eventually.within(
                SOON,
                () -> assertThat(DATABASE.count(
                                "bot.outgoing_message where state = 'blocked' and chat = '" + person + "'"))
                        .isEqualTo(2));
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
        BOT_API.answersTo(chat, Answer.connectionReset(), Answer.status(502).body("<html>bad gateway</html>"));

        TOPICS.publish(notification(chat, "stubborn"));

        Eventually.within(
                SOON, () -> assertThat(BOT_API.textsTo(chat)).containsExactly("stubborn", "stubborn", "stubborn"));
    }

    @Test
    void aMessageThatTelegramRefusesIsNotTriedAgain() throws Exception {
        String chat = chat(Telegram.person());
        BOT_API.answersTo(chat, StubTelegram.refusal(400, "Bad Request: chat not found", ""));

        TOPICS.publish(notification(chat, "to nobody"));
        TOPICS.publish(notification(chat, "next"));

        Eventually.within(SOON, () -> assertThat(BOT_API.textsTo(chat)).containsExactly("to nobody", "next"));
    }

    private static List<Duration> pauses(List<ReceivedRequest> attempts) {
        return IntStream.range(1, attempts.size())
                .mapToObj(i -> Duration.between(
                        attempts.get(i - 1).at(), attempts.get(i).at()))
                .toList();
    }

    private static NotificationRequested notification(String chat, String text) {
        Instant now = Instant.now();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new NotificationRequested(EventId.of(now, random.nextLong(), random.nextLong()), now, chat, text);
    }
}
