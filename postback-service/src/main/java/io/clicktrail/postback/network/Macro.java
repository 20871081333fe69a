package io.clicktrail.postback.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** What a template may ask for, written {@code {click_id}}. */
public enum Macro {
    /** The network's own id of the click, as it came with the click. */
    CLICK_ID,
    SUB1,
    SUB2,
    SUB3,
    SUB4,
    SUB5,
    SUB6,
    SUB7,
    SUB8,
    SUB9,
    SUB10,
    UTM_SOURCE,
    UTM_MEDIUM,
    UTM_CAMPAIGN,
    UTM_CONTENT,
    UTM_TERM,
    /** The network's word for the conversion's state. */
    STATUS,
    /** Our own name of the conversion's state. */
    EVENT,
    /** Decimal, in major units. */
    PAYOUT,
    /** ISO 4217, or {@code XTR}. */
    CURRENCY,
    GOAL,
    /** The same on every attempt and for every status of one credit, so that the network can tell repeats. */
    TXID,
    OFFER_ID,
    /** Offers are known by their slugs: the same as {@link #OFFER_ID}. */
    OFFER_SLUG,
    /** When the action was done: seconds since 1970, UTC. */
    EVENT_TIME,
    /** The same as {@link #EVENT_TIME}. */
    TS,
    /** The day of the action where the network is: {@code 2026-11-21}. */
    DATE,
    /** {@code 1} or {@code 0}. */
    USER_PREMIUM,
    /** The same as {@link #USER_PREMIUM}. */
    IS_PREMIUM,
    /** The same for the same user, but another one in each network. */
    USER_HASH,
    /** ISO 3166-1 alpha-2. */
    COUNTRY,
    /** {@code phone}, {@code tablet}, {@code desktop}, {@code tv} or {@code other}. */
    DEVICE,
    /** The same on every attempt of this one message, like the header {@code webhook-id}. */
    EVENT_ID;

    private static final Map<String, Macro> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Macro::wireName, Function.identity()));
    private static final Set<Macro> PERHAPS_UNKNOWN = Set.of(USER_HASH, COUNTRY, DEVICE);

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The macro of that name, or null. */
    public static @Nullable Macro find(String name) {
        return BY_NAME.get(name);
    }

    /** The macro of a sub parameter by its name, {@code sub1} to {@code sub10}. */
    public static Optional<Macro> sub(String name) {
        return Optional.ofNullable(BY_NAME.get(name)).filter(Macro::isSub);
    }

    /** The macro of a UTM mark by its name without the prefix. */
    public static Optional<Macro> utm(String name) {
        return Optional.ofNullable(BY_NAME.get("utm_" + name));
    }

    private boolean isSub() {
        return name().startsWith("SUB");
    }

    /** Whether a postback may have no value for it. */
    boolean optional() {
        return isSub() || name().startsWith("UTM_") || PERHAPS_UNKNOWN.contains(this);
    }
}
