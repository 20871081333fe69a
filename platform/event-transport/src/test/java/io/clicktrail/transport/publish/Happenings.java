package io.clicktrail.transport.publish;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;

import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.EventId;
import io.clicktrail.event.NotificationEvent.NotificationRequested;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.Visitor;

/** Events for tests, told apart by a number. */
public final class Happenings {

    private static final Instant NOW = Instant.parse("2025-10-11T08:15:30.123Z");

    private Happenings() {}

    public static ClickRegistered click(int number) {
        byte[] random = ByteBuffer.allocate(ClickId.RANDOM_BYTES).putInt(number).array();
        return new ClickRegistered(
                EventId.of(NOW, 0, number),
                NOW,
                ClickId.of(NOW, random),
                OfferId.parse("morning-coffee"),
                null,
                ClickOutcome.ACCEPTED,
                null,
                "uid-" + number,
                Map.of("sub1", "teaser-12"),
                Map.of("source", "vk", "medium", "cpc", "campaign", "autumn"),
                new Visitor(
                        "3f9c1b7ad2e84c60",
                        Visitor.Standing.FIRST,
                        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                        "ru",
                        null,
                        null,
                        null,
                        null));
    }

    public static ChatJoined join(int number, long user) {
        return new ChatJoined(
                EventId.of(NOW, 1, number),
                NOW,
                new TelegramUser(user, false, null),
                new Chat(-100, "morning_coffee", "channel"),
                null,
                null,
                null,
                null);
    }

    static NotificationRequested notification(String text) {
        return new NotificationRequested(EventId.of(NOW, 2, 1), NOW, "-100", text);
    }
}
