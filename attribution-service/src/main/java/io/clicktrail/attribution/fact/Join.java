package io.clicktrail.attribution.fact;

import java.time.Instant;

import io.clicktrail.event.Chat;
import io.clicktrail.event.EventId;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.TelegramEvent.MembershipChecked;

/**
 * A user became a member of a chat.
 *
 * @param invite by which link they came
 * @param requested whether they had asked for it, and somebody let them in
 * @param premium whether they had Telegram Premium then
 * @param checked whether Telegram was asked: since when they had been there, nobody told
 * @param heardAt when this service first heard of it, by its own clock
 */
public record Join(
        EventId event,
        Instant at,
        long user,
        Chat chat,
        Invite invite,
        boolean requested,
        boolean premium,
        boolean checked,
        Instant heardAt)
        implements Action {

    public static Join of(ChatJoined event, Instant heardAt) {
        return new Join(
                event.id(),
                event.occurredAt(),
                event.user().id(),
                event.chat(),
                new Invite(event.inviteLink(), event.inviteName()),
                Boolean.TRUE.equals(event.requested()),
                event.user().premium(),
                false,
                heardAt);
    }

    /**
     * Whoever is found there has joined at some time before: of somebody whom an earlier check did not find, since then.
     *
     * @param check which found a member
     */
    public static Join of(MembershipChecked check, Instant heardAt) {
        return new Join(
                check.id(),
                check.occurredAt(),
                check.user().id(),
                check.chat(),
                Invite.UNKNOWN,
                false,
                check.user().premium(),
                true,
                heardAt);
    }
}
