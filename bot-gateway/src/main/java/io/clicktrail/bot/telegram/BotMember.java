package io.clicktrail.bot.telegram;

import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.BotRight;
import io.clicktrail.event.PlaceEvent.BotStatus;

/**
 * What the bot itself is in a chat.
 *
 * @param rights none unless it is an administrator
 */
public record BotMember(BotStatus status, Set<BotRight> rights) {

    private static final int LONGEST_STATUS = 32;

    /**
     * Null where the status is none that we know.
     *
     * @param member a ChatMember of the Bot API
     */
    public static @Nullable BotMember of(TelegramObject member) {
        return switch (member.text("status", LONGEST_STATUS)) {
            case "creator" -> new BotMember(BotStatus.ADMINISTRATOR, EnumSet.allOf(BotRight.class));
            case "administrator" -> new BotMember(BotStatus.ADMINISTRATOR, rightsOf(member));
            case "member" -> without(BotStatus.MEMBER);
            case "restricted" -> without(member.flag("is_member") ? BotStatus.MEMBER : BotStatus.OUTSIDE);
            case "left", "kicked" -> without(BotStatus.OUTSIDE);
            default -> null;
        };
    }

    private static BotMember without(BotStatus status) {
        return new BotMember(status, Set.of());
    }

    private static Set<BotRight> rightsOf(TelegramObject member) {
        Set<BotRight> rights = EnumSet.of(BotRight.MANAGE_CHAT);
        for (BotRight right : BotRight.values()) {
            if (member.flag(right.field())) {
                rights.add(right);
            }
        }
        return rights;
    }
}
