package io.clicktrail.bot.place;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.clicktrail.bot.RunningGateway;
import io.clicktrail.bot.StubTelegram;
import io.clicktrail.bot.Telegram;
import io.clicktrail.bot.answer.Offers;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Offer;
import io.clicktrail.event.PlaceEvent.Lack;
import io.clicktrail.event.PlaceEvent.PlaceChecked;
import io.clicktrail.event.Topic;
import io.clicktrail.testsupport.Answer;
import io.clicktrail.testsupport.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

/** Places of offers, from the saved offer to the advice. */
class PlaceIT extends RunningGateway {

    private static final String MEMBER = "{\"user\":{\"id\":1,\"is_bot\":true},\"status\":\"member\"}";
    private static final String INVITER =
            "{\"user\":{\"id\":1,\"is_bot\":true},\"status\":\"administrator\",\"can_manage_chat\":true,\"can_invite_users\":true}";

    private final long channel = -1_000_000_000_000L - Telegram.number();
    private final String place = "@place" + Telegram.number();

    @Test
    void whatIsMissingIsSaidWhenAnOfferIsSavedAndTakenBackWhenTheBotGetsItsRights() throws Exception {
        chatIs(place, null);
        memberIs(channel, MEMBER);

        offerNeeds(Goal.JOIN_CHANNEL);

        Eventually.within(
                SOON,
                () -> assertThat(checksOf(Goal.JOIN_CHANNEL)).last().satisfies(checked -> {
                    assertThat(checked.lack()).isEqualTo(Lack.NOT_ADMINISTRATOR);
                    assertThat(checked.advice())
                            .containsEntry(
                                    "en",
                                    "Make @clicktrail_test_bot an administrator of %s with: invite users."
                                            .formatted(place));
                }));
        assertThat(shownPlaces()).contains("\"place\":\"" + place + "\"").contains("not_administrator");

        memberIs(channel, INVITER);
        telegram.delivers(madeAdministrator());

        Eventually.within(
                SOON,
                () -> assertThat(checksOf(Goal.JOIN_CHANNEL))
                        .last()
                        .satisfies(checked -> assertThat(checked.lack()).isNull()));
    }

    @Test
    void commentsNeedTheBotInTheLinkedGroup() throws Exception {
        long group = channel - 1;
        chatIs(place, group);
        chatIs(Long.toString(group), null, group, "supergroup");
        memberIs(channel, MEMBER);
        memberIs(group, INVITER);

        offerNeeds(Goal.COMMENT);

        Eventually.within(
                SOON,
                () -> assertThat(checksOf(Goal.COMMENT)).last().satisfies(checked -> {
                    assertThat(checked.lack()).isNull();
                    assertThat(checked.discussion()).isEqualTo(group);
                }));
    }

    @Test
    void aChatThatTelegramDoesNotKnowIsNotFound() throws Exception {
        BOT_API.answersAlways("getChat", place, StubTelegram.refusal(400, "Bad Request: chat not found", ""));

        offerNeeds(Goal.REACTION);

        Eventually.within(
                SOON,
                () -> assertThat(checksOf(Goal.REACTION))
                        .last()
                        .satisfies(checked -> assertThat(checked.lack()).isEqualTo(Lack.NOT_FOUND)));
    }

    @Test
    void whileTelegramDoesNotAnswerNothingIsSaidOfThePlace() throws Exception {
        BOT_API.answersAlways("getChat", place, StubTelegram.refusal(429, "Too Many Requests", "\"retry_after\":1"));
        offerNeeds(Goal.REACTION);
        Eventually.within(SOON, () -> assertThat(asked()).isNotEmpty());
        assertThat(checksOf(Goal.REACTION)).isEmpty();

        chatIs(place, null, channel, "supergroup");
        memberIs(channel, INVITER);
        DATABASE.execute("update bot.place_check set next_check_at = now() where place = '" + place + "'");

        Eventually.within(
                SOON,
                () -> assertThat(checksOf(Goal.REACTION))
                        .singleElement()
                        .satisfies(checked -> assertThat(checked.lack()).isNull()));
    }

    private List<String> asked() {
        return BOT_API.calls("getChat").stream()
                .map(call -> StubTelegram.bodyOf(call).path("chat_id").asString(""))
                .filter(place::equals)
                .toList();
    }

    private List<PlaceChecked> checksOf(Goal goal) {
        return TOPICS.read(Topic.PLACES, PlaceChecked.class).stream()
                .filter(checked -> checked.place().equals(place) && checked.goal() == goal)
                .toList();
    }

    private void offerNeeds(Goal goal) {
        Instant now = Instant.now();
        EventId id = EventId.of(now, ThreadLocalRandom.current().nextLong(), 1);
        Offer offer = Offers.offer("offer-" + Telegram.number(), goal, place, Offer.Status.ACTIVE);
        TOPICS.publish(new OfferChanged(id, now, offer));
    }

    private void chatIs(String asked, @Nullable Long linked) {
        chatIs(asked, linked, channel, "channel");
    }

    private static void chatIs(String asked, @Nullable Long linked, long id, String type) {
        String link = linked == null ? "" : ",\"linked_chat_id\":" + linked;
        BOT_API.answersAlways(
                "getChat",
                asked,
                StubTelegram.result("{\"id\":%d,\"type\":\"%s\",\"title\":\"Sports\"%s}".formatted(id, type, link)));
    }

    private static void memberIs(long chat, String member) {
        Answer answer = StubTelegram.result(member);
        BOT_API.answersAlways("getChatMember", Long.toString(chat), answer);
    }

    private String madeAdministrator() {
        return """
                {"update_id":%d,"my_chat_member":{"chat":{"id":%d,"type":"channel","title":"Sports"},"date":%d,\
                "from":{"id":5,"is_bot":false,"first_name":"Owner"},\
                "old_chat_member":%s,"new_chat_member":%s}}""".formatted(Telegram.number(), channel, Instant.now().getEpochSecond(), MEMBER, INVITER);
    }

    private String shownPlaces() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/bot/places"))
                .header("X-Api-Key", "admin-key-of-a-test")
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
