package io.clicktrail.bot.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How fast Telegram lets a bot talk (Bot API FAQ, "My bot is hitting limits"): about 30 messages a second in all, one a
 * second to a chat, 20 a minute to a group or channel. Shared by all lanes.
 */
final class SendPace {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SlidingWindow overall;
    private final int perGroupMinute;
    private final Map<String, List<SlidingWindow>> chats = new HashMap<>();

    SendPace(int perSecond, int perGroupMinute) {
        this.overall = new SlidingWindow(perSecond, SECOND);
        this.perGroupMinute = perGroupMinute;
    }

    /** Whether any message may go out now. */
    synchronized boolean open(Instant now) {
        return overall.room(now) > 0;
    }

    /** The chats that must be left alone for now. */
    synchronized List<String> resting(Instant now) {
        chats.values().removeIf(windows -> windows.stream().allMatch(window -> window.isUnused(now)));
        return chats.entrySet().stream()
                .filter(chat -> chat.getValue().stream().anyMatch(window -> window.room(now) <= 0))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether a message may go out to the chat now; if so, it is counted as gone. */
    synchronized boolean take(String chat, Instant now) {
        List<SlidingWindow> windows = chats.computeIfAbsent(chat, this::windowsOf);
        if (overall.room(now) <= 0 || windows.stream().anyMatch(window -> window.room(now) <= 0)) {
            return false;
        }
        overall.take(now);
        windows.forEach(window -> window.take(now));
        return true;
    }

    private List<SlidingWindow> windowsOf(String chat) {
        SlidingWindow second = new SlidingWindow(1, SECOND);
        return isGroup(chat) ? List.of(second, new SlidingWindow(perGroupMinute, MINUTE)) : List.of(second);
    }

    /** People have positive ids; a name can only be a channel's or group's (Bot API, chat_id). */
    private static boolean isGroup(String chat) {
        return chat.startsWith("-") || chat.startsWith("@");
    }
}
