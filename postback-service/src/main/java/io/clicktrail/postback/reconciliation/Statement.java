package io.clicktrail.postback.reconciliation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What a network's statistics say, read. */
sealed interface Statement {

    /** Lines that could not be understood; all others are compared. */
    List<Unreadable> unreadable();

    /** A line for each conversion. */
    record ByClick(List<ClickLine> lines, List<Unreadable> unreadable) implements Statement {}

    /** Totals. */
    record BySub(List<SubLine> lines, List<Unreadable> unreadable) implements Statement {}

    /**
     * @param clickId the network's own
     * @param amount absent where the statistics do not tell it
     */
    record ClickLine(
            String clickId, Outcome outcome, @Nullable BigDecimal amount) {}

    /**
     * @param sub empty for conversions without one
     * @param day absent where the totals are those of the whole time
     * @param amount of all together; absent where the statistics do not tell it
     */
    record SubLine(
            String sub,
            @Nullable LocalDate day,
            Outcome outcome,
            long count,
            @Nullable BigDecimal amount) {}

    /** @param line of the upload, from 1 */
    record Unreadable(int line, String why) {}
}
