package io.clicktrail.bot.update;

import org.jspecify.annotations.Nullable;

import io.clicktrail.bot.telegram.TelegramObject;
import io.clicktrail.event.TelegramEvent.Departure;

/** Whether somebody is in a chat (Bot API, ChatMember). Somebody restricted may be in or out: {@code is_member} says. */
enum Presence {
    MEMBER,
    LEFT,
    KICKED,
    RESTRICTED_OUTSIDE,
    UNKNOWN;

    private static final int LONGEST_STATUS = 32;

    static Presence of(@Nullable TelegramObject member) {
        if (member == null) {
            return UNKNOWN;
        }
        return switch (member.findText("status", LONGEST_STATUS)) {
            case "creator", "administrator", "member" -> MEMBER;
            case "restricted" -> ofRestricted(member.findFlag("is_member"));
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
