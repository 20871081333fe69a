package io.clicktrail.bot.invite;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.clicktrail.bot.Clicks;
import io.clicktrail.bot.RunningGateway;
import io.clicktrail.bot.StubTelegram;
import io.clicktrail.bot.Telegram;
import io.clicktrail.bot.answer.Offers;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Offer.Entry;
import io.clicktrail.event.PlaceEvent.InviteLinkCreated;
import io.clicktrail.event.Topic;
import io.clicktrail.testsupport.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

/** An offer with a link of its own, from the saved offer to the people who are let in by it. */
class InviteIT extends RunningGateway {

    private static final String INVITER =
            "{\"user\":{\"id\":1,\"is_bot\":true},\"status\":\"administrator\",\"can_manage_chat\":true,\"can_invite_users\":true}";
    private static final String MEMBER = "{\"user\":{\"id\":1,\"is_bot\":true},\"status\":\"member\"}";

    private final long channel = -1_000_000_000_000L - Telegram.number();
    private final String slug = "invite-" + Telegram.number();
    private final String link = "https://t.me/+" + slug;
    private final long person = Telegram.person();

    @BeforeEach
    void theChannelIsPrivate() {
        BOT_API.answersAlways(
                "getChat",
                chat(channel),
                StubTelegram.result("{\"id\":%d,\"type\":\"channel\",\"title\":\"Sports\"}".formatted(channel)));
        BOT_API.answersAlways("getChatMember", chat(channel), StubTelegram.result(INVITER));
        BOT_API.answersAlways(
                "createChatInviteLink",
                chat(channel),
                StubTelegram.result("{\"invite_link\":\"%s\",\"name\":\"o:%s\"}".formatted(link, slug)));
    }

    @Test
    void anOfferGetsOneNamedLinkAndEverybodyIsTold() throws Exception {
        offerIsEntered(Entry.INVITE_LINK);

        Eventually.within(
                SOON,
                () -> assertThat(made()).singleElement().satisfies(made -> {
                    assertThat(made.link()).isEqualTo(link);
                    assertThat(made.name()).isEqualTo("o:" + slug);
                    assertThat(made.chat()).isEqualTo(channel);
                    assertThat(made.joinRequest()).isFalse();
                }));
        offerIsEntered(Entry.INVITE_LINK);
        everythingSoFarIsDone();

        assertThat(asked()).as("one link, however often the offer is published").hasSize(1);
        assertThat(asked().getFirst().path("name").asString()).isEqualTo("o:" + slug);
        assertThat(asked().getFirst().has("creates_join_request")).isFalse();
        assertThat(shown()).contains(link).contains("\"offer\":\"" + slug + "\"");
    }

    @Test
    void noLinkIsMadeBeforeTheBotMayMakeOne() throws Exception {
        BOT_API.answersAlways("getChatMember", chat(channel), StubTelegram.result(MEMBER));
        offerIsEntered(Entry.INVITE_LINK);
        Eventually.within(
                SOON,
                () -> assertThat(rows("place_check where lack is not null and place = '" + channel + "'"))
                        .isEqualTo(1));
        everythingSoFarIsDone();
        assertThat(asked()).isEmpty();

        BOT_API.answersAlways("getChatMember", chat(channel), StubTelegram.result(INVITER));
        DATABASE.execute("update bot.place_check set next_check_at = now() where place = '" + channel + "'");

        Eventually.within(SOON, () -> assertThat(made()).hasSize(1));
    }

    @Test
    void aLinkThatWasAskedForByAProcessThatDiedIsAskedForAgain() throws Exception {
        BOT_API.answersAlways(
                "createChatInviteLink", chat(channel), StubTelegram.refusal(500, "Internal Server Error", ""));
        offerIsEntered(Entry.INVITE_LINK);
        Eventually.within(SOON, () -> assertThat(asked()).isNotEmpty());
        assertThat(made()).isEmpty();

        theChannelIsPrivate();
        DATABASE.execute("update bot.invite_link set next_attempt_at = now() where offer = '" + slug + "'");

        Eventually.within(SOON, () -> assertThat(made()).hasSize(1));
    }

    @Test
    void whereTelegramWantsUsToWaitTheLinkIsMadeAfterwards() {
        BOT_API.answersAlways(
                "createChatInviteLink",
                chat(channel),
                StubTelegram.refusal(429, "Too Many Requests: retry after 1", "\"retry_after\":1"));
        offerIsEntered(Entry.INVITE_LINK);
        Eventually.within(SOON, () -> assertThat(asked()).isNotEmpty());

        theChannelIsPrivate();

        Eventually.within(SOON, () -> assertThat(made()).hasSize(1));
    }

    @Test
    void theBotLeadsPeopleToTheLinkOfTheOffer() throws Exception {
        offerIsEntered(Entry.INVITE_LINK);
        Eventually.within(SOON, () -> assertThat(made()).hasSize(1));
        ClickRegistered click = Clicks.click(slug);
        TOPICS.publish(click);

        telegram.delivers(Telegram.message(person, "en", "/start " + click.click()));

        Eventually.within(
                SOON,
                () -> assertThat(BOT_API.messagesTo(chat(person)))
                        .singleElement()
                        .satisfies(card -> assertThat(card.at("/reply_markup/inline_keyboard/0/0/url")
                                        .asString())
                                .isEqualTo(link)));
    }

    @Test
    void whoAsksByTheLinkIsLetInAlsoWhereTelegramWantsUsToWait() throws Exception {
        offerIsEntered(Entry.JOIN_REQUEST);
        Eventually.within(
                SOON,
                () -> assertThat(made())
                        .singleElement()
                        .satisfies(made -> assertThat(made.joinRequest()).isTrue()));
        assertThat(asked().getFirst().path("creates_join_request").asBoolean()).isTrue();
        BOT_API.answersAlways(
                "approveChatJoinRequest",
                chat(channel),
                StubTelegram.refusal(429, "Too Many Requests: retry after 1", "\"retry_after\":1"));

        telegram.delivers(requestBy(link));
        Eventually.within(SOON, () -> assertThat(letIn()).isNotEmpty());
        assertThat(waiting()).isEqualTo(1);
        BOT_API.answersAlways("approveChatJoinRequest", chat(channel), StubTelegram.result("true"));

        Eventually.within(SOON, () -> assertThat(waiting()).isZero());
        assertThat(letIn())
                .allSatisfy(call -> assertThat(call.path("user_id").asLong()).isEqualTo(person));
    }

    @Test
    void whoAsksByAnotherLinkIsLeftToTheAdvertiser() throws Exception {
        offerIsEntered(Entry.JOIN_REQUEST);
        Eventually.within(SOON, () -> assertThat(made()).hasSize(1));

        telegram.delivers(requestBy("https://t.me/+of-an-admin"));
        everythingSoFarIsDone();

        assertThat(waiting()).isZero();
        assertThat(letIn()).isEmpty();
    }

    @Test
    void whereTheAdvertiserWantsToApproveTheBotDoesNot() throws Exception {
        offerIsEntered(Entry.JOIN_REQUEST_BY_HAND);
        Eventually.within(SOON, () -> assertThat(made()).hasSize(1));

        telegram.delivers(requestBy(link));
        everythingSoFarIsDone();

        assertThat(waiting()).isZero();
        assertThat(letIn()).isEmpty();
    }

    private void offerIsEntered(Entry entry) {
        Instant now = Instant.now();
        EventId id = EventId.of(now, ThreadLocalRandom.current().nextLong(), 1);
        TOPICS.publish(new OfferChanged(id, now, Offers.entered(slug, chat(channel), entry)));
    }

    private String requestBy(String by) {
        return """
                {"update_id":%d,"chat_join_request":{"chat":{"id":%d,"type":"channel","title":"Sports"},\
                "from":{"id":%d,"is_bot":false,"first_name":"Anna"},"user_chat_id":%d,"date":%d,\
                "invite_link":{"invite_link":"%s","name":"o:%s","creates_join_request":true,\
                "is_primary":false,"is_revoked":false,"creator":{"id":1,"is_bot":true,"first_name":"Bot"}}}}""".formatted(
                Telegram.number(), channel, person, person, Instant.now().getEpochSecond(), by, slug);
    }

    private List<InviteLinkCreated> made() {
        return TOPICS.read(Topic.PLACES, InviteLinkCreated.class).stream()
                .filter(made -> made.offer().value().equals(slug))
                .toList();
    }

    private List<JsonNode> asked() {
        return callsInChannel("createChatInviteLink");
    }

    private List<JsonNode> letIn() {
        return callsInChannel("approveChatJoinRequest");
    }

    private List<JsonNode> callsInChannel(String method) {
        return BOT_API.calls(method).stream()
                .map(StubTelegram::bodyOf)
                .filter(call -> call.path("chat_id").asString("").equals(chat(channel)))
                .toList();
    }

    private long waiting() {
        return rows("join_approval where chat_id = " + channel);
    }

    private static long rows(String rows) {
        try {
            return DATABASE.count("bot." + rows);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private String shown() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/bot/invite-links"))
                .header("X-Api-Key", SERVICE.get("CLICKTRAIL_ADMIN_KEY"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
