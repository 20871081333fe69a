package io.clicktrail.event;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The topics there are. An event knows its own; a compacted one holds the newest state of each key for ever.
 *
 * <p>{@link #ordered()} says that consumers rely on the order within a key, so a publisher with a backlog must not let
 * younger events pass older ones. Clicks have a key of their own each and may overtake.
 */
public enum Topic {
    /** Key: click id. */
    CLICKS("clicks", Kind.FACTS),
    /** Key: Telegram user. */
    JOINS("joins", Kind.ORDERED_FACTS),
    /** Key: Telegram user; the chat or poll where there is none. */
    REACTIONS("reactions", Kind.ORDERED_FACTS),
    /** Key: chat; of an invite link the offer. */
    PLACES("places", Kind.ORDERED_FACTS),
    /** Key: account and lead. */
    DEALS("deals", Kind.ORDERED_FACTS),
    /** Key: account and lead; of Stars the Telegram user; of what partners report the source and its reference. */
    PURCHASES("purchases", Kind.ORDERED_FACTS),
    /** Key: click id; of parked actions the Telegram user. */
    CONVERSIONS("conversions", Kind.ORDERED_FACTS),
    /** Key: visitor. */
    ACTIVITY("activity", Kind.ORDERED_FACTS),
    /** Key: conversion. */
    POSTBACKS("postbacks", Kind.ORDERED_FACTS),
    /** Key: chat. */
    NOTIFICATIONS("notifications", Kind.ORDERED_FACTS),
    /** Key: user, else update: every update of Telegram as it came, before anybody has understood it. */
    TELEGRAM_UPDATES("telegram-updates", Kind.ORDERED_FACTS),
    /** Key: lead, else hook: every hook of AmoCRM as it came, before anybody has understood it. */
    AMOCRM_HOOKS("amocrm-hooks", Kind.ORDERED_FACTS),
    /** Key: offer. */
    OFFERS("offers", Kind.STATE),
    /** Key: link. */
    LINKS("links", Kind.STATE),
    /** Key: network. */
    NETWORKS("networks", Kind.STATE),
    /** Key: team. */
    TEAMS("teams", Kind.STATE),
    /** Key: goal. */
    RATES("rates", Kind.STATE);

    private enum Kind {
        FACTS,
        ORDERED_FACTS,
        STATE
    }

    private static final int PARTITIONS = 12;
    private static final Set<String> UNORDERED = Arrays.stream(values())
            .filter(topic -> !topic.ordered())
            .map(Topic::topicName)
            .collect(Collectors.toUnmodifiableSet());
    private static final Duration RETENTION = Duration.ofDays(30);

    private final String topicName;
    private final Kind kind;

    Topic(String topicName, Kind kind) {
        this.topicName = topicName;
        this.kind = kind;
    }

    public String topicName() {
        return topicName;
    }

    /** Where a consumer puts what it cannot understand. */
    public String deadLetterName() {
        return topicName + "-dlt";
    }

    public int partitions() {
        return compacted() ? 1 : PARTITIONS;
    }

    public boolean compacted() {
        return kind == Kind.STATE;
    }

    /** Also of a compacted topic: the newest state must not be passed by an older one. */
    public boolean ordered() {
        return kind != Kind.FACTS;
    }

    /** The same by name; what no topic of ours is called is taken for ordered. */
    public static boolean ordered(String topicName) {
        return !UNORDERED.contains(topicName);
    }

    /** How long facts are kept; of no meaning for a compacted topic. */
    public Duration retention() {
        return RETENTION;
    }
}
