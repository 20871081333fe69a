package io.clicktrail.bot.update;

import java.util.List;
import java.util.Random;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static io.clicktrail.bot.update.RandomObjects.object;
import static io.clicktrail.bot.update.RandomObjects.with;

/**
 * Makes valid updates of every kind from the field tables of the Bot API: required fields always, optional ones now and
 * then. The same seed makes the same updates. Few people, chats and messages, so that they meet.
 */
final class RandomUpdates {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> STATUSES =
            List.of("creator", "administrator", "member", "restricted", "left", "kicked");
    private static final List<String> EMOJI = List.of("👍", "🔥", "❤", "🤷‍♂️", "💯");

    private final Random random;
    private final RandomObjects some;
    private final RandomMessages messages;
    private long number;

    RandomUpdates(long seed) {
        this.random = new Random(seed);
        this.some = new RandomObjects(random);
        this.messages = new RandomMessages(random, some);
        this.number = 100_000;
    }

    ObjectNode next() {
        UpdateKind kind = UpdateKind.values()[random.nextInt(UpdateKind.values().length)];
        return next(kind);
    }

    ObjectNode next(UpdateKind kind) {
        ObjectNode update = object();
        update.put("update_id", number++);
        update.set(kind.wireName(), content(kind));
        return update;
    }

    private ObjectNode content(UpdateKind kind) {
        return switch (kind) {
            case MESSAGE, GUEST_MESSAGE -> messages.message();
            case BUSINESS_MESSAGE -> messages.message().put("business_connection_id", "bc" + random.nextInt(5));
            case EDITED_MESSAGE -> messages.message().put("edit_date", some.date());
            case EDITED_BUSINESS_MESSAGE ->
                messages.message()
                        .put("edit_date", some.date())
                        .put("business_connection_id", "bc" + random.nextInt(5));
            case CHANNEL_POST -> messages.channelPost();
            case EDITED_CHANNEL_POST -> messages.channelPost().put("edit_date", some.date());
            case BUSINESS_CONNECTION -> businessConnection();
            case DELETED_BUSINESS_MESSAGES -> deletedMessages();
            case MESSAGE_REACTION -> reaction();
            case MESSAGE_REACTION_COUNT -> reactionCount();
            case INLINE_QUERY -> inlineQuery();
            case CHOSEN_INLINE_RESULT -> chosenResult();
            case CALLBACK_QUERY -> callback();
            case SHIPPING_QUERY -> shipping();
            case PRE_CHECKOUT_QUERY -> preCheckout();
            case PURCHASED_PAID_MEDIA ->
                with("from", some.person()).put("paid_media_payload", "pm:" + random.nextInt(9));
            case POLL -> poll();
            case POLL_ANSWER -> pollAnswer();
            case MY_CHAT_MEMBER -> membership(some.bot());
            case CHAT_MEMBER -> membership(some.person());
            case CHAT_JOIN_REQUEST -> joinRequest();
            case CHAT_BOOST -> boost();
            case REMOVED_CHAT_BOOST -> removedBoost();
            case MANAGED_BOT -> with("user", some.person()).set("bot", some.bot());
            case SUBSCRIPTION ->
                with("user", some.person())
                        .put("invoice_payload", "sub:" + random.nextInt(9))
                        .put("state", some.oneOf("active", "canceled", "failed"));
        };
    }

    private ObjectNode membership(ObjectNode user) {
        ObjectNode change = with("chat", random.nextInt(4) == 0 ? some.personsChat() : some.chat());
        change.set("from", some.person());
        change.put("date", some.date());
        change.set("old_chat_member", member(user));
        change.set("new_chat_member", member(user));
        some.sometimes(3, () -> change.set("invite_link", link()));
        some.sometimes(6, () -> change.put("via_join_request", true));
        some.sometimes(6, () -> change.put("via_chat_folder_invite_link", true));
        return change;
    }

    private ObjectNode member(ObjectNode user) {
        String status = STATUSES.get(random.nextInt(STATUSES.size()));
        ObjectNode member = with("user", user.deepCopy()).put("status", status);
        switch (status) {
            case "restricted" -> member.put("is_member", random.nextBoolean()).put("until_date", 0);
            case "kicked" -> member.put("until_date", 0);
            case "creator" -> member.put("is_anonymous", false);
            case "administrator" ->
                member.put("can_be_edited", false)
                        .put("is_anonymous", false)
                        .put("can_manage_chat", true)
                        .put("can_delete_messages", random.nextBoolean())
                        .put("can_manage_video_chats", false)
                        .put("can_restrict_members", random.nextBoolean())
                        .put("can_promote_members", false)
                        .put("can_change_info", false)
                        .put("can_invite_users", random.nextBoolean())
                        .put("can_post_stories", false)
                        .put("can_edit_stories", false)
                        .put("can_delete_stories", false);
            default -> {}
        }
        return member;
    }

    private ObjectNode joinRequest() {
        ObjectNode user = some.person();
        ObjectNode request = with("chat", some.chat());
        request.set("from", user);
        request.put("user_chat_id", user.path("id").longValue()).put("date", some.date());
        some.sometimes(2, () -> request.set("invite_link", link().put("creates_join_request", true)));
        some.sometimes(3, () -> request.put("bio", "hi"));
        return request;
    }

    private ObjectNode link() {
        ObjectNode link = object().put("invite_link", "https://t.me/+AbCdEfGhIjKlMnOp")
                .put("creates_join_request", false)
                .put("is_primary", false)
                .put("is_revoked", false);
        link.set("creator", some.bot());
        some.sometimes(2, () -> link.put("name", "c:01J9ZQ5T7E8R"));
        return link;
    }

    private ObjectNode reaction() {
        ObjectNode change = with("chat", some.chat())
                .put("message_id", 300 + random.nextInt(60))
                .put("date", some.date());
        if (random.nextInt(4) == 0) {
            change.set("actor_chat", some.channel());
        } else {
            change.set("user", some.person());
        }
        change.set("old_reaction", reactions());
        change.set("new_reaction", reactions());
        return change;
    }

    private ArrayNode reactions() {
        ArrayNode reactions = JSON.createArrayNode();
        for (int i = random.nextInt(3); i > 0; i--) {
            reactions.add(reactionType());
        }
        return reactions;
    }

    private ObjectNode reactionType() {
        return switch (random.nextInt(4)) {
            case 0 -> object().put("type", "custom_emoji").put("custom_emoji_id", "53" + random.nextInt(9));
            case 1 -> object().put("type", "paid");
            default -> object().put("type", "emoji").put("emoji", EMOJI.get(random.nextInt(EMOJI.size())));
        };
    }

    private ObjectNode reactionCount() {
        ObjectNode counted = with("chat", some.channel()).put("message_id", 77).put("date", some.date());
        ArrayNode reactions = counted.putArray("reactions");
        for (int i = random.nextInt(3); i > 0; i--) {
            reactions.add(with("type", reactionType()).put("total_count", random.nextInt(1000)));
        }
        return counted;
    }

    private ObjectNode inlineQuery() {
        return with("from", some.person()).put("id", "30").put("query", "share").put("offset", "");
    }

    private ObjectNode chosenResult() {
        ObjectNode chosen = with("from", some.person()).put("result_id", "r1").put("query", "share");
        some.sometimes(2, () -> chosen.put("inline_message_id", "AgAAAA"));
        return chosen;
    }

    private ObjectNode callback() {
        ObjectNode callback = with("from", some.person()).put("id", "4382").put("chat_instance", "-3895");
        if (random.nextBoolean()) {
            ObjectNode message = with("chat", some.personsChat())
                    .put("message_id", 12)
                    .put("date", random.nextBoolean() ? 0 : some.date());
            callback.set("message", message);
        } else {
            callback.put("inline_message_id", "AgAAAA");
        }
        return random.nextInt(6) == 0 ? callback.put("game_short_name", "chess") : callback.put("data", "chk:1");
    }

    private ObjectNode shipping() {
        ObjectNode address = object().put("country_code", "KZ")
                .put("state", "")
                .put("city", "Almaty")
                .put("street_line1", "1")
                .put("street_line2", "")
                .put("post_code", "050000");
        return with("from", some.person())
                .put("id", "1")
                .put("invoice_payload", "order:1")
                .set("shipping_address", address);
    }

    private ObjectNode preCheckout() {
        return with("from", some.person())
                .put("id", "30000")
                .put("currency", "XTR")
                .put("total_amount", 500)
                .put("invoice_payload", "order:1");
    }

    private ObjectNode poll() {
        ObjectNode poll = object().put("id", "5400000000000000001").put("question", "Who wins?");
        ArrayNode options = poll.putArray("options");
        for (int i = 0; i < 2 + random.nextInt(3); i++) {
            options.add(object().put("persistent_id", "" + i).put("text", "A").put("voter_count", random.nextInt(9)));
        }
        return poll.put("total_voter_count", random.nextInt(30))
                .put("is_closed", random.nextBoolean())
                .put("is_anonymous", random.nextBoolean())
                .put("type", some.oneOf("regular", "quiz"))
                .put("allows_multiple_answers", false);
    }

    private ObjectNode pollAnswer() {
        ObjectNode answer = object().put("poll_id", "5400000000000000001");
        answer.set("user", some.person());
        some.sometimes(5, () -> answer.set("voter_chat", some.channel()));
        ArrayNode options = answer.putArray("option_ids");
        for (int i = random.nextInt(3); i > 0; i--) {
            options.add(random.nextInt(4));
        }
        return answer;
    }

    private ObjectNode boost() {
        ObjectNode boost = object().put("boost_id", "b" + random.nextInt(9)).put("add_date", some.date());
        boost.put("expiration_date", some.date() + 2_592_000).set("source", boostSource());
        return with("chat", some.channel()).set("boost", boost);
    }

    private ObjectNode removedBoost() {
        ObjectNode removed = with("chat", some.channel()).put("boost_id", "b" + random.nextInt(9));
        return removed.put("remove_date", some.date()).set("source", boostSource());
    }

    private ObjectNode boostSource() {
        String source = some.oneOf("premium", "gift_code", "giveaway");
        ObjectNode origin = object().put("source", source);
        if (source.equals("giveaway")) {
            origin.put("giveaway_message_id", 5);
            some.sometimes(2, () -> origin.set("user", some.person()));
            some.sometimes(2, () -> origin.put("prize_star_count", 500));
        } else {
            origin.set("user", some.person());
        }
        return origin;
    }

    private ObjectNode businessConnection() {
        return with("user", some.person())
                .put("id", "bc1")
                .put("user_chat_id", 7_100_000_001L)
                .put("date", some.date())
                .put("is_enabled", true);
    }

    private ObjectNode deletedMessages() {
        ObjectNode deleted = with("chat", some.personsChat()).put("business_connection_id", "bc1");
        deleted.putArray("message_ids").add(1).add(2);
        return deleted;
    }
}
