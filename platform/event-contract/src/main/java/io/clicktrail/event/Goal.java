package io.clicktrail.event;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The target actions an advertiser can order: one catalogue (001-90). */
public enum Goal {
    JOIN_GROUP,
    JOIN_CHANNEL,
    FORWARD,
    REACTION,
    COMMENT,
    POLL_VOTE,
    PAID_CONTENT,
    BOT_START,
    MINIAPP_START,
    SHARE,
    STARS_PURCHASE,
    PREMIUM_GIFT,
    EXTERNAL;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** @throws IllegalArgumentException naming the goals there are */
    @JsonCreator
    public static Goal parse(String text) {
        for (Goal goal : values()) {
            if (goal.wireName.equals(text)) {
                return goal;
            }
        }
        throw new IllegalArgumentException("goal is one of join_group, join_channel, forward, reaction, comment,"
                + " poll_vote, paid_content, bot_start, miniapp_start, share, stars_purchase, premium_gift, external");
    }

    /** Whether Telegram shows this action as a change of membership in a chat. */
    public boolean isJoin() {
        return this == JOIN_GROUP || this == JOIN_CHANNEL;
    }
}
