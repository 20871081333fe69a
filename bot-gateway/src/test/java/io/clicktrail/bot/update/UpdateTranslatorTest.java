package io.clicktrail.bot.update;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.clicktrail.bot.update.Outcome.Facts;
import io.clicktrail.bot.update.Outcome.Ignored;
import io.clicktrail.bot.update.Outcome.NotUnderstood;
import io.clicktrail.bot.update.Outcome.Started;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;

import static org.assertj.core.api.Assertions.assertThat;

class UpdateTranslatorTest {

    private static final String CLICK = "-MB3Zq0kAAAAAAAAAAAAAAAAAAAAAA";

    private final UpdateTranslator translator = new UpdateTranslator();

    @Test
    void startWithPayloadIsAStartOfThatUser() {
        BotStarted started = started(translate(Received.text("start-in-private")));

        assertThat(started.user()).isEqualTo(new TelegramUser(7100000001L, true, "ru"));
        assertThat(started.bot()).isEqualTo("track_bot");
        assertThat(started.payload()).isEqualTo("k7Fq2Zb9XwT3");
        assertThat(started.click()).as("not shaped like a click").isNull();
        assertThat(started.occurredAt())
                .isBetween(Instant.ofEpochSecond(1795000000L), Instant.ofEpochSecond(1795000001L));
    }

    @Test
    void aTokenInThePayloadIsTheClick() {
        assertThat(started(translate(message("/start " + CLICK))).click()).isEqualTo(new ClickId(CLICK));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            /start                             | -
            '/start '                          | -
            '/start   padded  '                | padded
            /start@track_bot abc               | abc
            /start@TRACK_BOT abc               | abc
            /start привет мир                  | привет мир
            """)
    void everyFormOfStartIsUnderstood(String text, @Nullable String payload) {
        assertThat(started(translate(message(text))).payload()).isEqualTo(payload);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            /start@other_bot abc | OTHER_BOT
            /started             | PLAIN_MESSAGE
            /stop                | PLAIN_MESSAGE
            hello /start         | PLAIN_MESSAGE
            """)
    void otherTextsAreNoStarts(String text, IgnoreReason reason) {
        assertThat(translate(message(text))).isEqualTo(new Ignored(reason));
    }

    @Test
    void controlCharactersAndHalfCharactersOfAPayloadAreDropped() {
        assertThat(started(translate(message("/start a\\u0000b\\ud800c"))).payload())
                .isEqualTo("abc");
    }

    @Test
    void aPayloadIsCropped() {
        assertThat(started(translate(message("/start " + "x".repeat(5000)))).payload())
                .hasSize(64);
    }

    @Test
    void aStartInAGroupCountsButWaitsForNoAnswerThere() {
        String inGroup = message("/start@track_bot abc").replace("\"private\"", "\"supergroup\"");

        assertThat(((Started) translate(inGroup)).inPrivate()).isFalse();
        assertThat(((Started) translate(message("/start abc"))).inPrivate()).isTrue();
    }

    @Test
    void absentLanguageAndPremiumAreUnknownAndFalse() {
        assertThat(started(translate(message("/start"))).user()).isEqualTo(new TelegramUser(7100000001L, false, null));
    }

    @Test
    void anAnonymousAdminIsNobody() {
        String anonymous = message("/start abc")
                .replace("\"date\"", "\"sender_chat\":{\"id\":-100,\"type\":\"supergroup\"},\"date\"");

        assertThat(translate(anonymous)).isEqualTo(new Ignored(IgnoreReason.SENT_AS_CHAT));
    }

    @Test
    void whatBotsDoIsIgnored() {
        assertThat(translate(message("/start abc").replace("\"is_bot\":false", "\"is_bot\":true")))
                .isEqualTo(new Ignored(IgnoreReason.DONE_BY_BOT));
        assertThat(translate(Received.text("join-by-invite-link").replace("\"is_bot\": false", "\"is_bot\": true")))
                .isEqualTo(new Ignored(IgnoreReason.DONE_BY_BOT));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                                    | NOT_JSON
            null                                                                  | NOT_JSON
            []                                                                    | NOT_JSON
            "update"                                                              | NOT_JSON
            {"update_id":1                                                        | NOT_JSON
            {"update_id":1} trailing                                              | NOT_JSON
            {}                                                                    | NO_UPDATE_ID
            {"update_id":"1","message":{}}                                        | NO_UPDATE_ID
            {"update_id":1e99,"message":{}}                                       | NO_UPDATE_ID
            {"update_id":99999999999999999999,"message":{}}                       | NO_UPDATE_ID
            {"update_id":1}                                                       | UNKNOWN_KIND
            {"update_id":1,"telepathy":{"from":{"id":1}}}                         | UNKNOWN_KIND
            {"update_id":1,"message":null}                                        | UNKNOWN_KIND
            {"update_id":1,"message":"text"}                                      | UNKNOWN_SHAPE
            {"update_id":1,"message":[1]}                                         | UNKNOWN_SHAPE
            {"update_id":1,"chat_member":7}                                       | UNKNOWN_SHAPE
            {"update_id":1,"message":{"date":"soon","text":"/start"}}             | UNKNOWN_SHAPE
            {"update_id":1,"message":{"text":"/start"}}                           | INCOMPLETE
            {"update_id":1,"message":{"text":"/start","date":1}}                  | INCOMPLETE
            {"update_id":1,"message":{"text":"/start","from":{"id":1,"is_bot":false,"first_name":"A"}}} | INCOMPLETE
            {"update_id":1,"message":{"text":"/start","date":1,"from":{"is_bot":false}}} | INCOMPLETE
            {"update_id":1,"chat_member":{}}                                      | UNKNOWN_STATUS
            {"update_id":1,"chat_member":{"old_chat_member":null,"new_chat_member":null}} | UNKNOWN_STATUS
            {"update_id":1,"chat_member":{"old_chat_member":{"status":"left"},"new_chat_member":{"status":"member"}}} | INCOMPLETE
            """, quoteCharacter = '\'')
    void whatCannotBeUnderstoodIsKeptWithItsReason(String body, KeepReason reason) {
        assertThat(translate(body)).isEqualTo(new NotUnderstood(reason));
    }

    @Test
    void bytesThatAreNoTextAreKept() {
        byte[] noise = {(byte) 0xff, 0, (byte) 0xfe, '{'};

        assertThat(translator.translate(Received.bytes(noise, Received.LATER)).translation())
                .isEqualTo(new NotUnderstood(KeepReason.NOT_JSON));
    }

    @Test
    void jsonAThousandLevelsDeepIsKept() {
        String deep = "{\"update_id\":1,\"message\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";

        assertThat(translate(deep)).isEqualTo(new NotUnderstood(KeepReason.NOT_JSON));
    }

    @Test
    void theSameUpdateReceivedAgainGivesTheSameFactIds() {
        String update = Received.text("join-by-invite-link");

        TrackingEvent first = fact(
                translator.translate(Received.update(update, Received.LATER)).translation());
        TrackingEvent again = fact(translator
                .translate(Received.update(update, Received.LATER.plusSeconds(7)))
                .translation());

        assertThat(again).isEqualTo(first);
    }

    @Test
    void updatesWithDifferentNumbersGiveDifferentFacts() {
        BotStarted one = started(translate(message("/start abc")));
        BotStarted other = started(translate(message("/start abc").replace("\"update_id\":1", "\"update_id\":2")));

        assertThat(other.id()).isNotEqualTo(one.id());
    }

    @Test
    void everyKindThatTelegramKnowsIsListedOnceAndTheOnesThatAreOffByDefaultAreAskedFor() {
        assertThat(UpdateKind.wanted())
                .containsExactlyInAnyOrder(
                        "message",
                        "edited_message",
                        "channel_post",
                        "callback_query",
                        "inline_query",
                        "chosen_inline_result",
                        "my_chat_member",
                        "chat_member",
                        "chat_join_request",
                        "message_reaction",
                        "message_reaction_count",
                        "poll",
                        "poll_answer",
                        "pre_checkout_query",
                        "purchased_paid_media",
                        "chat_boost",
                        "removed_chat_boost",
                        "subscription");
    }

    private Translation translate(String json) {
        return translator
                .translate(Received.bytes(json.getBytes(StandardCharsets.UTF_8), Received.LATER))
                .translation();
    }

    private static BotStarted started(Translation translation) {
        assertThat(translation).isInstanceOf(Started.class);
        return ((Started) translation).event();
    }

    private static TrackingEvent fact(Translation translation) {
        assertThat(translation).isInstanceOf(Facts.class);
        return ((Facts) translation).facts().getFirst();
    }

    private static String message(String text) {
        return """
                {"update_id":1,"message":{"message_id":1,"from":{"id":7100000001,"is_bot":false,"first_name":"Anna"},\
                "chat":{"id":7100000001,"type":"private"},"date":1795000000,"text":"%s"}}""".formatted(text);
    }
}
