package io.clicktrail.bot.update;

import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberRestricted;

import io.clicktrail.event.TelegramEvent.Departure;

/** Whether somebody is in a chat (Bot API, ChatMember). Somebody restricted may be in or out: {@code is_member} says. */
enum Presence {
    MEMBER,
    LEFT,
    KICKED,
    RESTRICTED_OUTSIDE,
    UNKNOWN;

    /** @param member null where telegrambots did not know the status */
    static Presence of(@Nullable ChatMember member) {
        if (member instanceof ChatMemberRestricted restricted) {
            return ofRestricted(restricted.getIsMember());
        }
        String status = member == null ? null : member.getStatus();
        return switch (status) {
            case "creator", "administrator", "member" -> MEMBER;
            case "left" -> LEFT;
            case "kicked" -> KICKED;
            case null, default -> UNKNOWN;
        };
    }

    private static Presence ofRestricted(@Nullable Boolean isMember) {
        if (isMember == null) {
            return UNKNOWN;
        }
        return isMember ? MEMBER : RESTRICTED_OUTSIDE;
    }

    /** How somebody who was in went out. */
    Departure departure() {
        return switch (this) {
            case LEFT -> Departure.LEFT;
            case KICKED -> Departure.KICKED;
            case RESTRICTED_OUTSIDE -> Departure.RESTRICTED;
            case MEMBER, UNKNOWN -> throw new IllegalStateException(this + " is no departure");
        };
    }
}
