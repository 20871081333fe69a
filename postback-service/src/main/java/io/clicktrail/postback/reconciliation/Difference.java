package io.clicktrail.postback.reconciliation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Where the two accounts differ.
 *
 * @param day of our action; absent where it is not known here, or the totals are those of the whole time
 * @param clickId the network's own; absent in totals
 * @param state of our delivery, which may explain it; absent in totals and where we have none
 * @param journeys where attribution-service shows the clicks behind it, some of them where they are many
 */
record Difference(
        Kind kind,
        @Nullable LocalDate day,
        @Nullable String sub,
        @Nullable String clickId,
        @Nullable Side ours,
        @Nullable Side theirs,
        @Nullable String state,
        @Nullable String reason,
        List<String> journeys) {

    private static final int MOST_JOURNEYS = 50;

    /** In which way. */
    enum Kind {
        /** The network has not counted what we told, or fewer. */
        MISSING_THERE,
        /** The network has counted what we did not tell, or more. */
        MISSING_HERE,
        STATUS_DIFFERS,
        AMOUNT_DIFFERS;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        static Kind parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** @param amount a decimal; absent where the statistics do not tell it */
    record Side(Outcome outcome, long count, @Nullable String amount) {

        static Side of(Outcome outcome, long count, @Nullable BigDecimal amount) {
            return new Side(outcome, count, amount == null ? null : Figure.plain(amount));
        }
    }

    static List<String> journeysOf(Collection<Entry> entries) {
        return entries.stream()
                .map(entry -> "/api/v1/journeys/" + entry.click())
                .distinct()
                .limit(MOST_JOURNEYS)
                .toList();
    }
}
