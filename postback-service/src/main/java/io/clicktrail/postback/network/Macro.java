package io.clicktrail.postback.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    /** The network's word for the conversion's state. */
    STATUS,
    /** Decimal, in major units. */
    PAYOUT,
    /** ISO 4217, or {@code XTR}. */
    CURRENCY,
    GOAL,
    /** The same on every attempt and for every status of one credit, so that the network can tell repeats. */
    TXID,
    OFFER_ID,
    /** When the action was done: seconds since 1970, UTC. */
    EVENT_TIME,
    /** {@code 1} or {@code 0}. */
    USER_PREMIUM,
    /** The same on every attempt of this one message, like the header {@code webhook-id}. */
    EVENT_ID;

    private static final Map<String, Macro> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Macro::wireName, Function.identity()));

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Macro find(String name) {
        return BY_NAME.get(name);
    }

    /** The macro of a sub parameter by its name, {@code sub1} to {@code sub10}. */
    public static Optional<Macro> sub(String name) {
        return Optional.ofNullable(BY_NAME.get(name)).filter(Macro::optional);
    }

    /** Whether a postback may have no value for it. */
    boolean optional() {
        return name().startsWith("SUB");
    }
}
