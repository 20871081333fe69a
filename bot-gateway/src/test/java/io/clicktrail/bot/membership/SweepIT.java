package io.clicktrail.bot.membership;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.clicktrail.bot.Clicks;
import io.clicktrail.bot.RunningGateway;
import io.clicktrail.bot.StubTelegram;
import io.clicktrail.bot.Telegram;
import io.clicktrail.bot.answer.Offers;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.TelegramEvent.MembershipChecked;
import io.clicktrail.event.Topic;
import io.clicktrail.testsupport.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

/** Telegram is asked about whoever pressed START to join, and of whom no join was heard. */
class SweepIT extends RunningGateway {

    private final long channel = -1_000_000_000_000L - Telegram.number();
    private final String place = "@swept" + Telegram.number();
    private final String slug = "swept-" + Telegram.number();
    private final long person = Telegram.person();

    @BeforeEach
    void somebodyComesToJoin() throws Exception {
        BOT_API.answersAlways(
                "getChat",
                place,
                StubTelegram.result("{\"id\":%d,\"type\":\"channel\",\"title\":\"Sports\"}".formatted(channel)));
        Instant now = Instant.now();
        TOPICS.publish(new OfferChanged(
                EventId.of(now, ThreadLocalRandom.current().nextLong(), 1),
                now,
                Offers.holding(slug, Goal.JOIN_CHANNEL, place, Duration.ZERO)));
        statusIs("left");
        ClickRegistered click = Clicks.click(slug);
        TOPICS.publish(click);
        telegram.delivers(Telegram.message(person, "en", "/start " + click.click()));
        Eventually.within(
                SOON,
                () -> assertThat(watches("asked = 1 and ask_at > now() + interval '5 minutes'"))
                        .as("an update may still come")
                        .isEqualTo(1));
        Eventually.within(
                SOON,
                () -> assertThat(findings())
                        .extracting(MembershipChecked::member)
                        .containsExactly(false));
    }

    @Test
    void aJoinOfWhichNoUpdateCameIsFound() throws Exception {
        statusIs("member");

        timePasses();

        Eventually.within(
                SOON,
                () -> assertThat(findings()).hasSize(2).last().satisfies(found -> {
                    assertThat(found.member()).isTrue();
                    assertThat(found.chat().id()).isEqualTo(channel);
                }));
        Eventually.within(SOON, () -> assertThat(watches("true")).isZero());
    }

    @Test
    void whoIsNotThereIsAskedAboutLaterAndNothingIsSaid() throws Exception {
        timePasses();

        Eventually.within(
                SOON,
                () -> assertThat(watches("asked = 2 and ask_at > now() + interval '50 minutes'"))
                        .isEqualTo(1));
        assertThat(findings()).hasSize(1);
    }

    @Test
    void nobodyIsAskedAboutAgainWhoWasSeenToJoin() throws Exception {
        telegram.delivers(joins());

        Eventually.within(SOON, () -> assertThat(watches("true")).isZero());
        assertThat(lookUps()).hasSize(1);
    }

    @Test
    void nobodyIsAskedAboutAgainWhoseClickIsTooOld() throws Exception {
        DATABASE.execute("update bot.membership_watch set until = now() where user_id = " + person);

        timePasses();

        Eventually.within(SOON, () -> assertThat(watches("true")).isZero());
        assertThat(lookUps()).hasSize(1);
    }

    private void timePasses() throws SQLException {
        DATABASE.execute("update bot.membership_watch set ask_at = now() where user_id = " + person);
    }

    private void statusIs(String status) {
        BOT_API.answersAlways(
                "getChatMember",
                Long.toString(channel),
                StubTelegram.result("{\"user\":{\"id\":%d,\"is_bot\":false,\"first_name\":\"Anna\"},\"status\":\"%s\"}"
                        .formatted(person, status)));
    }

    private String joins() {
        return """
                {"update_id":%d,"chat_member":{"date":%d,\
                "chat":{"id":%d,"type":"channel","title":"Sports","username":"%s"},\
                "from":{"id":%d,"is_bot":false,"first_name":"Anna"},\
                "old_chat_member":{"user":{"id":%d,"is_bot":false,"first_name":"Anna"},"status":"left"},\
                "new_chat_member":{"user":{"id":%d,"is_bot":false,"first_name":"Anna"},"status":"member"}}}""".formatted(
                        Telegram.number(),
                        Instant.now().getEpochSecond(),
                        channel,
                        place.substring(1).toUpperCase(Locale.ROOT),
                        person,
                        person,
                        person);
    }

    private long watches(String condition) {
        try {
            return DATABASE.count("bot.membership_watch where user_id = " + person + " and " + condition);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private List<MembershipChecked> findings() {
        return TOPICS.read(Topic.JOINS, MembershipChecked.class).stream()
                .filter(found -> found.user().id() == person)
                .toList();
    }

    private List<String> lookUps() {
        return BOT_API.calls("getChatMember").stream()
                .map(StubTelegram::bodyOf)
                .filter(asked -> asked.path("user_id").asLong() == person)
                .map(Object::toString)
                .toList();
    }
}
