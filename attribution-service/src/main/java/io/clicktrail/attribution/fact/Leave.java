package io.clicktrail.attribution.fact;

import java.time.Instant;

import io.clicktrail.event.EventId;
import io.clicktrail.event.TelegramEvent.ChatLeft;
import io.clicktrail.event.TelegramEvent.MembershipChecked;

/**
 * A user's membership in a chat ended.
 *
 * @param checked whether Telegram was asked: when it had ended, nobody knows
 */
public record Leave(EventId event, Instant at, long user, long chat, boolean checked) implements Fact {

    public static Leave of(ChatLeft event) {
        return new Leave(
                event.id(), event.occurredAt(), event.user().id(), event.chat().id(), false);
    }

    /** @param check which found no member */
    public static Leave of(MembershipChecked check) {
        return new Leave(
                check.id(), check.occurredAt(), check.user().id(), check.chat().id(), true);
    }
}
