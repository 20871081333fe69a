package io.clicktrail.standalone.sandbox.house;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Updates as Telegram writes them. Their numbers begin anywhere, as they do after a week of silence, and rise by one. */
public final class TelegramUpdates {
    private static final int BEGIN_BELOW = 1_500_000_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final Clock clock;
    private final AtomicInteger number;
    private final AtomicInteger message = new AtomicInteger();

    public TelegramUpdates(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.number = new AtomicInteger(random.nextInt(1, BEGIN_BELOW));
    }

    /** The person pressed START at a link with that payload. */
    public ObjectNode start(Person person, String payload) {
        var update = update();
        var said = update.putObject("message");
        said.put("message_id", message.incrementAndGet());
        said.set("from", user(person));
        said.putObject("chat").put("id", person.id()).put("type", "private").put("first_name", person.firstName());
        said.put("date", now());
        said.put("text", "/start " + payload);
        said.putArray("entities").addObject().put("offset", 0).put("length", 6).put("type", "bot_command");
        return update;
    }

    public ObjectNode joined(Person person, DemoChat chat) {
        return memberChanged(person, chat, "left", "member");
    }

    public ObjectNode left(Person person, DemoChat chat) {
        return memberChanged(person, chat, "member", "left");
    }

    private ObjectNode memberChanged(Person person, DemoChat chat, String before, String after) {
        var update = update();
        var change = update.putObject("chat_member");
        change.putObject("chat")
                .put("id", chat.id())
                .put("type", chat.type())
                .put("title", chat.title())
                .put("username", chat.username());
        change.set("from", user(person));
        change.put("date", now());
        change.putObject("old_chat_member").put("status", before).set("user", user(person));
        change.putObject("new_chat_member").put("status", after).set("user", user(person));
        return update;
    }

    private ObjectNode update() {
        return JSON.createObjectNode().put("update_id", number.incrementAndGet());
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    /** Absent where false, as Telegram has it. */
    private static ObjectNode user(Person person) {
        var user = JSON.createObjectNode()
                .put("id", person.id())
                .put("is_bot", false)
                .put("first_name", person.firstName())
                .put("language_code", "ru");
        return person.premium() ? user.put("is_premium", true) : user;
    }
}
