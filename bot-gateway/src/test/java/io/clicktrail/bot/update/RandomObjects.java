package io.clicktrail.bot.update;

import java.util.Random;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** People, chats and dates of random updates. */
final class RandomObjects {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int FIRST_DATE = 1_795_000_000;

    private final Random random;

    RandomObjects(Random random) {
        this.random = random;
    }

    ObjectNode person() {
        ObjectNode person = object().put("id", 7_100_000_000L + random.nextInt(50))
                .put("is_bot", false)
                .put("first_name", "Anna");
        sometimes(3, () -> person.put("is_premium", true));
        sometimes(2, () -> person.put("language_code", oneOf("ru", "en", "pt-br")));
        sometimes(2, () -> person.put("username", "anna_k"));
        return person;
    }

    static ObjectNode bot() {
        return object().put("id", 6_000_000_001L).put("is_bot", true).put("first_name", "TrackBot");
    }

    ObjectNode chat() {
        return random.nextBoolean() ? channel() : group();
    }

    ObjectNode channel() {
        ObjectNode channel =
                object().put("id", -1_001_234_567_890L).put("type", "channel").put("title", "Sports");
        sometimes(2, () -> channel.put("username", "sportschannel"));
        return channel;
    }

    ObjectNode group() {
        return object().put("id", -1_009_876_543_210L)
                .put("type", random.nextInt(5) == 0 ? "group" : "supergroup")
                .put("title", "Sports chat");
    }

    ObjectNode personsChat() {
        return object().put("id", 7_100_000_000L + random.nextInt(50))
                .put("type", "private")
                .put("first_name", "Anna");
    }

    int date() {
        return FIRST_DATE + random.nextInt(1_000_000);
    }

    String oneOf(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    void sometimes(int oneIn, Runnable change) {
        if (random.nextInt(oneIn) == 0) {
            change.run();
        }
    }

    static ObjectNode with(String field, ObjectNode value) {
        ObjectNode object = object();
        object.set(field, value);
        return object;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }
}
