package io.clicktrail.standalone.sandbox.outside;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.clicktrail.standalone.sandbox.web.Reply;
import io.clicktrail.standalone.sandbox.web.Reply.Whole;
import io.clicktrail.standalone.sandbox.web.Request;

/**
 * Plays {@code api.telegram.org}: {@code /bot<token>/<method>} in whatever case, by JSON, form or multipart. It keeps the
 * webhook it was told, shows updates to who polls, and takes every message as sent.
 */
public final class BotApi {
    private static final long BOT_ID = 100_000_001L;

    private final Clock clock;
    private final ReceivedLog log;
    private final Faults faults;
    private final UpdateQueue updates;
    private final List<BotChat> chats;
    private final AtomicLong messages = new AtomicLong();

    public BotApi(Clock clock, ReceivedLog log, Faults faults, UpdateQueue updates, List<BotChat> chats) {
        this.clock = clock;
        this.log = log;
        this.faults = faults;
        this.updates = updates;
        this.chats = chats;
    }

    /** A call, with or without a fault. */
    public Reply answer(Request request) throws InterruptedException {
        var slash = request.path().indexOf('/', 1);
        if (slash < 0) {
            return BotReplies.refusal(404, "Not Found");
        }
        var method = request.path().substring(slash + 1).toLowerCase(Locale.ROOT);
        var fields = CallFields.of(request);
        var reply = faults.befall(Kind.TELEGRAM, perform(method, fields));
        if (!method.equals("getupdates")) {
            log.add(Kind.TELEGRAM, request.method(), method, withoutSecrets(fields), statusOf(reply));
        }
        return reply;
    }

    private Whole perform(String method, Map<String, String> fields) throws InterruptedException {
        return switch (method) {
            case "getme" -> BotReplies.ok(me());
            case "setwebhook" -> {
                updates.allow(fields);
                updates.deliverTo(fields.getOrDefault("url", ""), fields.getOrDefault("secret_token", ""));
                yield BotReplies.ok(true);
            }
            case "deletewebhook" -> {
                updates.deliverTo("", "");
                yield BotReplies.ok(true);
            }
            case "getwebhookinfo" ->
                BotReplies.ok(
                        Map.of("url", updates.address(), "has_custom_certificate", false, "pending_update_count", 0));
            case "getupdates" -> {
                updates.allow(fields);
                yield BotReplies.ok(updates.poll(fields));
            }
            case "getchat" -> chat(fields.getOrDefault("chat_id", ""));
            case "getchatmember" -> BotReplies.ok(member(fields));
            default -> method.startsWith("send") ? send(fields) : BotReplies.ok(true);
        };
    }

    private Whole send(Map<String, String> fields) {
        if (fields.getOrDefault("chat_id", "").isBlank()) {
            return BotReplies.refusal(400, "Bad Request: chat_id is empty");
        }
        if (fields.containsKey("text") && fields.getOrDefault("text", "").isBlank()) {
            return BotReplies.refusal(400, "Bad Request: message text is empty");
        }
        var message = new LinkedHashMap<String, Object>();
        message.put("message_id", messages.incrementAndGet());
        message.put("from", me());
        message.put("chat", Map.of("id", chatId(fields.getOrDefault("chat_id", "")), "type", "private"));
        message.put("date", clock.instant().getEpochSecond());
        message.put("text", fields.getOrDefault("text", ""));
        return BotReplies.ok(message);
    }

    private Whole chat(String asked) {
        return chats.stream()
                .filter(chat -> chat.isCalled(asked))
                .findFirst()
                .map(chat -> BotReplies.ok(chat.fields()))
                .orElseGet(() -> BotReplies.refusal(400, "Bad Request: chat not found"));
    }

    private Map<String, Object> member(Map<String, String> fields) {
        var asked = fields.getOrDefault("user_id", "0");
        if (asked.equals(Long.toString(BOT_ID))) {
            return Map.of("status", "administrator", "user", me(), "can_manage_chat", true, "can_invite_users", true);
        }
        var user = Map.of("id", chatId(asked), "is_bot", false, "first_name", "Anna");
        return Map.of("status", updates.members().statusOf(fields.getOrDefault("chat_id", ""), asked), "user", user);
    }

    private static Map<String, Object> me() {
        return Map.of("id", BOT_ID, "is_bot", true, "first_name", "Clicktrail", "username", "clicktrail_sandbox_bot");
    }

    private static Object chatId(String text) {
        return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : text;
    }

    private static Map<String, String> withoutSecrets(Map<String, String> fields) {
        var shown = new LinkedHashMap<>(fields);
        shown.computeIfPresent("secret_token", (name, value) -> "***");
        return shown;
    }

    static int statusOf(Reply reply) {
        return switch (reply) {
            case Whole whole -> whole.status();
            case Reply.Drip drip -> drip.whole().status();
            case Reply.Silence _, Reply.Stream _ -> 0;
        };
    }
}
