package io.clicktrail.standalone.sandbox.house;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Updates as Telegram writes them. Their numbers begin anywhere, as they do after a week of silence, and rise by one. */
public final class TelegramUpdates {
    private static final int BEGIN_BELOW = 1_500_000_000;
    /** Telegram itself, in whose name posts are copied (Bot API, Message.is_automatic_forward). */
    private static final long TELEGRAM = 777_000;

    private static final JsonMapper JSON = new JsonMapper();

    private final Clock clock;
    private final AtomicInteger number;
    private final AtomicInteger message = new AtomicInteger();
    private final AtomicInteger inGroup = new AtomicInteger(1_000);
    private final long began;

    public TelegramUpdates(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.began = now();
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

    /** The person's first reaction to a message. */
    public ObjectNode reacted(Person person, DemoChat group, int message, String emoji) {
        var update = update();
        var change = update.putObject("message_reaction");
        change.set("chat", chat(group));
        change.put("message_id", message);
        change.set("user", user(person));
        change.put("date", now());
        change.putArray("old_reaction");
        change.putArray("new_reaction").addObject().put("type", "emoji").put("emoji", emoji);
        return update;
    }

    /** The person wrote below the copy of a channel's post in its discussion group. */
    public ObjectNode commented(Person person, DemoPost post, String text) {
        var update = update();
        var said = update.putObject("message");
        said.put("message_id", inGroup.incrementAndGet());
        said.set("from", user(person));
        said.set("chat", chat(post.discussion()));
        said.put("date", now());
        said.put("message_thread_id", post.copy());
        said.set("reply_to_message", copyOf(post));
        said.put("text", text);
        return update;
    }

    /**
     * The person voted in a poll that the bot has sent, in which votes are not secret.
     *
     * @param option counted from 0
     */
    public ObjectNode voted(Person person, String poll, int option) {
        var update = update();
        var answer = update.putObject("poll_answer");
        answer.put("poll_id", poll);
        answer.set("user", user(person));
        answer.putArray("option_ids").add(option);
        answer.putArray("option_persistent_ids").add(Integer.toString(option));
        return update;
    }

    private ObjectNode copyOf(DemoPost post) {
        var copy = JSON.createObjectNode().put("message_id", post.copy());
        copy.putObject("from").put("id", TELEGRAM).put("is_bot", false).put("first_name", "Telegram");
        copy.set("sender_chat", chat(post.channel()));
        copy.set("chat", chat(post.discussion()));
        copy.put("date", began);
        copy.put("is_automatic_forward", true);
        copy.putObject("forward_origin")
                .put("type", "channel")
                .put("message_id", post.number())
                .put("date", began)
                .set("chat", chat(post.channel()));
        copy.put("text", post.text());
        return copy;
    }

    private ObjectNode memberChanged(Person person, DemoChat chat, String before, String after) {
        var update = update();
        var change = update.putObject("chat_member");
        change.set("chat", chat(chat));
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

    private static ObjectNode chat(DemoChat chat) {
        return JSON.createObjectNode()
                .put("id", chat.id())
                .put("type", chat.type())
                .put("title", chat.title())
                .put("username", chat.username());
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
