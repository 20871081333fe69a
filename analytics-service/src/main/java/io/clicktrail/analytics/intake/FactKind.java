package io.clicktrail.analytics.intake;

import java.util.Locale;

/** What a fact counts as. The wire name is the metric of the roll-ups and part of the counters' keys: it never changes. */
public enum FactKind {
    /** A person's click that was sent on. */
    CLICK,
    /** A click of a machine: recorded, not counted among clicks. */
    BOT_CLICK,
    /** A person's click that the offer could not take. */
    REFUSED_CLICK,
    /** A person saw a landing. */
    VIEW,
    BOT_VIEW,
    LANDING_LEFT,
    /** A person followed the link that a user shared; the user is that of the fact. */
    SHARE_CLICK,
    BOT_SHARE_CLICK,
    /** A visitor met a variant of an experiment. */
    EXPOSED,
    START,
    JOIN,
    LEAVE,
    /** A credit was given and is held. Every credit begins so. */
    CREDITED,
    APPROVED,
    REJECTED,
    REVERSED,
    ACTION_PARKED,
    ACTION_EXPIRED,
    POSTBACK_DELIVERED,
    /** One attempt; others may follow. */
    POSTBACK_FAILED,
    POSTBACK_EXHAUSTED,
    SALE,
    SALE_REOPENED,
    DEAL_MOVED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }

    boolean isAnyClick() {
        return this == CLICK || this == BOT_CLICK || this == REFUSED_CLICK;
    }
}
