package io.clicktrail.bot.update;

import java.util.Random;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static io.clicktrail.bot.update.RandomObjects.object;

/** Messages of random updates: commands, comments, forwards, payments, and plain ones. */
final class RandomMessages {

    private final Random random;
    private final RandomObjects some;

    RandomMessages(Random random, RandomObjects some) {
        this.random = random;
        this.some = some;
    }

    ObjectNode message() {
        ObjectNode message = object();
        message.put("message_id", 300 + random.nextInt(60)).put("date", some.date());
        message.set("chat", random.nextInt(3) == 0 ? some.personsChat() : some.chat());
        message.set("from", random.nextInt(20) == 0 ? some.bot() : some.person());
        some.sometimes(10, () -> message.set("sender_chat", some.chat()));
        some.sometimes(3, () -> message.put("message_thread_id", 300 + random.nextInt(60)));
        some.sometimes(9, () -> message.put("is_topic_message", true));
        some.sometimes(4, () -> message.set("forward_origin", origin()));
        some.sometimes(3, () -> message.set("reply_to_message", random.nextBoolean() ? copyOfPost() : plainReply()));
        return random.nextInt(12) == 0 ? copyOfPost() : filled(message);
    }

    private ObjectNode filled(ObjectNode message) {
        return switch (random.nextInt(9)) {
            case 0 ->
                message.put("text", "/start" + some.oneOf("", " k7Fq2Zb9XwT3", " -MB3Zq0kAAAAAAAAAAAAAAAAAAAAAA"));
            case 1 -> message.set("successful_payment", payment().put("provider_payment_charge_id", "7_0"));
            case 2 -> message.set("refunded_payment", payment());
            case 3 -> message.put("migrate_to_chat_id", -1_005_550_000_001L);
            case 4 -> message.put("migrate_from_chat_id", -4001L);
            case 5 -> message.put("caption", "look").set("photo", new JsonMapper().createArrayNode());
            case 6 -> message.set("boost_added", object().put("boost_count", 1));
            default -> message.put("text", some.oneOf("Nice", "Who wins?", "/help", "👍🏽"));
        };
    }

    private ObjectNode plainReply() {
        ObjectNode reply = object().put("message_id", 300 + random.nextInt(60)).put("date", some.date());
        reply.set("chat", some.group());
        reply.set("from", some.person());
        return reply.put("text", "Hm");
    }

    private ObjectNode copyOfPost() {
        ObjectNode copy = object().put("message_id", 300 + random.nextInt(60)).put("date", some.date());
        copy.set("from", object().put("id", 777_000).put("is_bot", false).put("first_name", "Telegram"));
        copy.set("sender_chat", some.channel());
        copy.set("chat", some.group());
        copy.set("forward_origin", channelOrigin());
        return copy.put("is_automatic_forward", true).put("text", "New post");
    }

    ObjectNode channelPost() {
        ObjectNode post = object().put("message_id", 70 + random.nextInt(20)).put("date", some.date());
        post.set("sender_chat", some.channel());
        post.set("chat", some.channel());
        return post.put("text", "New post");
    }

    private ObjectNode origin() {
        return switch (random.nextInt(4)) {
            case 0 -> object().put("type", "user").put("date", some.date()).set("sender_user", some.person());
            case 1 ->
                object().put("type", "hidden_user").put("date", some.date()).put("sender_user_name", "B");
            case 2 -> object().put("type", "chat").put("date", some.date()).set("sender_chat", some.group());
            default -> channelOrigin();
        };
    }

    private ObjectNode channelOrigin() {
        ObjectNode origin = object().put("type", "channel").put("date", some.date());
        origin.set("chat", some.channel());
        return origin.put("message_id", 70 + random.nextInt(20));
    }

    private ObjectNode payment() {
        ObjectNode payment = object().put("currency", "XTR")
                .put("total_amount", 1 + random.nextInt(5000))
                .put("invoice_payload", "order:" + random.nextInt(99));
        some.sometimes(
                5,
                () -> payment.put("is_recurring", true).put("subscription_expiration_date", some.date() + 2_592_000));
        return payment.put("telegram_payment_charge_id", "stx" + random.nextInt(999));
    }
}
