package io.clicktrail.bot.membership;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.clicktrail.bot.Clicks;
import io.clicktrail.bot.RunningGateway;
import io.clicktrail.bot.StubTelegram;
import io.clicktrail.bot.Telegram;
import io.clicktrail.bot.answer.Offers;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.ConversionEvent.ConversionPending;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Money;
import io.clicktrail.event.Offer;
import io.clicktrail.event.TelegramEvent.MembershipChecked;
import io.clicktrail.event.Topic;
import io.clicktrail.testsupport.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

/** Telegram is asked who is a member when somebody says so, and before a hold ends. */
class MembershipIT extends RunningGateway {

    private final long channel = -1_000_000_000_000L - Telegram.number();
    private final String place = "@members" + Telegram.number();
    private final String slug = "members-" + Telegram.number();
    private final long person = Telegram.person();

    @BeforeEach
    void theChannelIsThere() {
        BOT_API.answersAlways(
                "getChat",
                place,
                StubTelegram.result("{\"id\":%d,\"type\":\"channel\",\"title\":\"Sports\"}".formatted(channel)));
        offerHolds(Duration.ZERO);
    }

    @Test
    void whoSaysThatHeHasJoinedIsLookedUpOnceAndTold() throws Exception {
        statusIs("member");

        telegram.delivers(press("first-" + person));
        Eventually.within(
                SOON, () -> assertThat(toldOn("first-" + person)).containsExactly("Yes, you are in. Thank you!"));
        telegram.delivers(press("again-" + person));

        Eventually.within(SOON, () -> assertThat(toldOn("again-" + person)).hasSize(1));
        Eventually.within(
                SOON,
                () -> assertThat(findings()).singleElement().satisfies(found -> {
                    assertThat(found.member()).isTrue();
                    assertThat(found.chat().id()).isEqualTo(channel);
                }));
        assertThat(lookUps()).as("the second press is answered from memory").hasSize(1);
    }

    @Test
    void whoHasNotJoinedIsToldSo() throws Exception {
        statusIs("left");

        telegram.delivers(press("left-" + person));

        Eventually.within(
                SOON,
                () -> assertThat(toldOn("left-" + person))
                        .singleElement()
                        .asString()
                        .startsWith("Not yet"));
        Eventually.within(
                SOON,
                () -> assertThat(findings())
                        .singleElement()
                        .satisfies(found -> assertThat(found.member()).isFalse()));
    }

    @Test
    void whereTheBotMayNotLookNothingIsSaidOfThePerson() throws Exception {
        BOT_API.answersAlways(
                "getChatMember",
                Long.toString(channel),
                StubTelegram.refusal(400, "Bad Request: member list is inaccessible", ""));

        telegram.delivers(press("hidden-" + person));

        Eventually.within(SOON, () -> assertThat(toldOn("hidden-" + person)).hasSize(1));
        everythingSoFarIsDone();
        assertThat(findings()).isEmpty();
    }

    @Test
    void aLeaveOfWhichNoUpdateCameIsFoundBeforeTheHoldEnds() {
        offerHolds(Duration.ofHours(1));
        statusIs("left");
        Instant now = Instant.now();

        TOPICS.publish(pending(now.minus(Duration.ofMinutes(59)), now));

        Eventually.within(
                SOON,
                () -> assertThat(findings())
                        .singleElement()
                        .satisfies(found -> assertThat(found.member()).isFalse()));
    }

    @Test
    void nobodyIsLookedUpLongBeforeTheHoldEnds() {
        offerHolds(Duration.ofHours(1));
        statusIs("member");
        Instant now = Instant.now();

        TOPICS.publish(pending(now.minus(Duration.ofMinutes(10)), now));

        Eventually.within(SOON, () -> assertThat(postponed()).isEqualTo(1));
        assertThat(lookUps()).isEmpty();
    }

    private void offerHolds(Duration hold) {
        Instant now = Instant.now();
        Offer offer = Offers.holding(slug, Goal.JOIN_CHANNEL, place, hold);
        TOPICS.publish(
                new OfferChanged(EventId.of(now, ThreadLocalRandom.current().nextLong(), 1), now, offer));
    }

    private ConversionPending pending(Instant actedAt, Instant now) {
        Conversion conversion = new Conversion(
                ConversionId.of(
                        Offers.holding(slug, Goal.JOIN_CHANNEL, place, Duration.ZERO)
                                .id(),
                        Goal.JOIN_CHANNEL,
                        person,
                        place),
                1,
                Clicks.click(slug).click(),
                Offers.holding(slug, Goal.JOIN_CHANNEL, place, Duration.ZERO).id(),
                Goal.JOIN_CHANNEL,
                person,
                Long.toString(channel),
                false,
                Money.of("1", "USD"),
                Money.of("1", "USD"),
                null,
                null,
                Map.of(),
                actedAt,
                actedAt,
                null);
        return new ConversionPending(EventId.of(now, ThreadLocalRandom.current().nextLong(), 2), now, conversion);
    }

    private void statusIs(String status) {
        BOT_API.answersAlways(
                "getChatMember",
                Long.toString(channel),
                StubTelegram.result("{\"user\":{\"id\":%d,\"is_bot\":false,\"first_name\":\"Anna\"},\"status\":\"%s\"}"
                        .formatted(person, status)));
    }

    private String press(String callback) {
        return """
                {"update_id":%d,"callback_query":{"id":"%s","chat_instance":"1","data":"chk:%s",\
                "from":{"id":%d,"is_bot":false,"first_name":"Anna","language_code":"en"},\
                "message":{"message_id":5,"date":%d,"chat":{"id":%d,"type":"private","first_name":"Anna"}}}}""".formatted(
                        Telegram.number(), callback, slug, person, Instant.now().getEpochSecond(), person);
    }

    private List<MembershipChecked> findings() {
        return TOPICS.read(Topic.JOINS, MembershipChecked.class).stream()
                .filter(found -> found.user().id() == person)
                .toList();
    }

    private long postponed() {
        try {
            return DATABASE.count("bot.membership_question where user_id = " + person
                    + " and ask_at > now() + interval '40 minutes'");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> lookUps() {
        return BOT_API.calls("getChatMember").stream()
                .map(StubTelegram::bodyOf)
                .filter(asked -> asked.path("user_id").asLong() == person)
                .map(Object::toString)
                .toList();
    }

    private static List<String> toldOn(String callback) {
        return BOT_API.calls("answerCallbackQuery").stream()
                .map(StubTelegram::bodyOf)
                .filter(told -> told.path("callback_query_id").asString("").equals(callback))
                .map(told -> told.path("text").asString(""))
                .toList();
    }
}
