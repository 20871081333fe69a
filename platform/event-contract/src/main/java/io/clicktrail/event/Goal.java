package io.clicktrail.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import static io.clicktrail.event.BotRight.INVITE_USERS;
import static io.clicktrail.event.BotRight.MANAGE_CHAT;
import static io.clicktrail.event.GoalTerms.PlaceKind.BOT;
import static io.clicktrail.event.GoalTerms.PlaceKind.CHANNEL;
import static io.clicktrail.event.GoalTerms.PlaceKind.ELSEWHERE;
import static io.clicktrail.event.GoalTerms.PlaceKind.GROUP;
import static io.clicktrail.event.GoalTerms.PlaceKind.MINI_APP;
import static io.clicktrail.event.GoalTerms.Proof.MEMBERSHIP;
import static io.clicktrail.event.GoalTerms.Proof.RELAY;
import static io.clicktrail.event.GoalTerms.Proof.SHARE_LINK;
import static io.clicktrail.event.GoalTerms.Proof.SIGNED_START;
import static io.clicktrail.event.GoalTerms.Proof.UPDATE;

/**
 * The target actions an advertiser can order: one catalogue (001-90). The least prices are those of 001-63..68; goals
 * that have none there take that of the goal they are most like.
 */
public enum Goal {
    JOIN_GROUP(GoalTerms.at(GROUP)
            .provedBy(UPDATE, MEMBERSHIP)
            .needing(INVITE_USERS)
            .from(5, 10)
            .canBeUndone()),
    JOIN_CHANNEL(GoalTerms.at(CHANNEL)
            .provedBy(UPDATE, MEMBERSHIP)
            .needing(INVITE_USERS)
            .from(5, 10)
            .canBeUndone()),
    /** Seen where a channel's post is forwarded to the bot or into a group with the bot; nowhere else (001-45). */
    FORWARD(GoalTerms.at(CHANNEL).provedBy(UPDATE, SHARE_LINK, RELAY).from(2, 7)),
    /** In groups only: in channels Telegram names nobody. */
    REACTION(
            GoalTerms.at(GROUP).provedBy(UPDATE).needing(MANAGE_CHAT).from(1, 5).canBeUndone()),
    /** Under a channel's post, written in its discussion group. */
    COMMENT(GoalTerms.at(CHANNEL)
            .provedBy(UPDATE)
            .needingInDiscussion(MANAGE_CHAT)
            .from(3, 10)),
    /** In a poll that is not anonymous and that our bot has sent. */
    POLL_VOTE(GoalTerms.at(GROUP, BOT).provedBy(UPDATE).from(1, 5).canBeUndone()),
    /** Bought from our bot; what others sell, they must tell. */
    PAID_CONTENT(GoalTerms.at(BOT).provedBy(UPDATE, RELAY).from(30, 30).canBeUndone()),
    /** Of our bot; starts of other bots they must tell. */
    BOT_START(GoalTerms.at(BOT).provedBy(UPDATE, RELAY).from(3, 10).canBeUndone()),
    MINIAPP_START(GoalTerms.at(MINI_APP).provedBy(SIGNED_START, RELAY).from(3, 10)),
    SHARE(GoalTerms.at(GROUP, CHANNEL, BOT, MINI_APP, ELSEWHERE)
            .provedBy(SHARE_LINK)
            .from(2, 7)),
    /** Stars paid to our bot; bought elsewhere nobody sees them (001-91). */
    STARS_PURCHASE(GoalTerms.at(BOT).provedBy(UPDATE, RELAY).from(30, 30).canBeUndone()),
    /** Nobody sees it but the partner who sold it (001-91). */
    PREMIUM_GIFT(GoalTerms.at(ELSEWHERE).provedBy(RELAY).from(30, 30)),
    EXTERNAL(GoalTerms.at(BOT, MINI_APP, ELSEWHERE).provedBy(RELAY).from(3, 10));

    private final String wireName = name().toLowerCase(Locale.ROOT);
    private final GoalTerms terms;

    Goal(GoalTerms terms) {
        this.terms = terms;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    public GoalTerms terms() {
        return terms;
    }

    /** @throws IllegalArgumentException naming the goals there are */
    @JsonCreator
    public static Goal parse(String text) {
        for (Goal goal : values()) {
            if (goal.wireName.equals(text)) {
                return goal;
            }
        }
        throw new IllegalArgumentException(
                "goal is one of " + Arrays.stream(values()).map(Goal::wireName).collect(Collectors.joining(", ")));
    }

    /** Whether Telegram shows this action as a change of membership in a chat. */
    public boolean isJoin() {
        return this == JOIN_GROUP || this == JOIN_CHANNEL;
    }
}
