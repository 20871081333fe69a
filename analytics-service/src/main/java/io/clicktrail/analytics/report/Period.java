package io.clicktrail.analytics.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Days from one to another, both included, in the house's zone. */
public record Period(LocalDate from, LocalDate to) {

    /** A report's cost follows the days it asks for. */
    static final int MOST_DAYS = 400;

    private static final int USUAL_DAYS = 7;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    /** @throws IllegalArgumentException saying what is wrong with them */
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("from is not after to");
        }
        if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw new IllegalArgumentException("a period has at most " + MOST_DAYS + " days");
        }
    }

    /** The days up to today, or those asked for. */
    public static Period of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        LocalDate last = to == null ? today : thinkable(to);
        return from == null ? last(USUAL_DAYS, last) : asked(from, last);
    }

    /** @throws IllegalArgumentException saying what is wrong with them */
    public static Period asked(LocalDate from, LocalDate to) {
        return new Period(thinkable(from), thinkable(to));
    }

    /** A calendar goes further than a database, and than the arithmetic of days. */
    private static LocalDate thinkable(LocalDate day) {
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw new IllegalArgumentException("from and to are between " + EARLIEST + " and " + LATEST);
        }
        return day;
    }

    /** The last so many days, today included. */
    public static Period last(int days, LocalDate today) {
        return new Period(today.minusDays(days - 1L), today);
    }

    public int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** As many days, right before. */
    public Period previous() {
        return new Period(from.minusDays(days()), from.minusDays(1));
    }

    public List<LocalDate> eachDay() {
        return from.datesUntil(to.plusDays(1)).toList();
    }
}
