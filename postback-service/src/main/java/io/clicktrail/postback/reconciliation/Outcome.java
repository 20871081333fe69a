package io.clicktrail.postback.reconciliation;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import io.clicktrail.postback.network.ConversionStatus;

/** What statuses come to in a network's accounts: it seldom tells a rejection from a reversal. */
enum Outcome {
    PENDING,
    APPROVED,
    REJECTED;

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Outcome parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Null where there is none of this name. */
    static @Nullable Outcome find(String text) {
        for (Outcome outcome : values()) {
            if (outcome.wireName().equals(text)) {
                return outcome;
            }
        }
        return null;
    }

    static Outcome of(ConversionStatus status) {
        return switch (status) {
            case PENDING -> PENDING;
            case APPROVED, SALE, REBILL -> APPROVED;
            case REJECTED, REVERSED -> REJECTED;
        };
    }
}
