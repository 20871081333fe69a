package io.clicktrail.event;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.clicktrail.event.Offer.Hours;

/**
 * When an advertiser wants people to come, as advertisers say it: the name of a preset, or hours by weekday.
 *
 * @param hours none: always
 */
public record Timetable(@JsonValue List<Hours> hours) {

    public static final Timetable ALWAYS = new Timetable(List.of());

    private static final LocalTime WORK_BEGINS = LocalTime.of(9, 0);
    private static final LocalTime WORK_ENDS = LocalTime.of(18, 0);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Timetable {
        if (hours.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("a schedule lists hours by weekday, and nothing that is null");
        }
    }

    /** @throws IllegalArgumentException naming the presets there are */
    @JsonCreator
    public static Timetable named(String preset) {
        return switch (preset) {
            case "always" -> ALWAYS;
            case "weekdays" -> on(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
            case "working_hours" -> on(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, WORK_BEGINS, WORK_ENDS);
            case "weekends" -> on(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
            default ->
                throw new IllegalArgumentException(
                        "a schedule is always, weekdays, working_hours, weekends, or a list of hours by weekday");
        };
    }

    /** Whether it has this moment, by the clocks of that zone. */
    public boolean isOpenAt(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        return hours.isEmpty() || hours.stream().anyMatch(each -> each.cover(local));
    }

    /** The moment itself while it is open, else when hours begin next: those of the same weekday come again after a week. */
    public Instant nextOpening(Instant moment, ZoneId zone) {
        if (isOpenAt(moment, zone)) {
            return moment;
        }
        LocalDate today = LocalDate.ofInstant(moment, zone);
        return LongStream.rangeClosed(0, DayOfWeek.values().length)
                .mapToObj(today::plusDays)
                .flatMap(day -> openings(day, zone))
                .filter(opening -> opening.isAfter(moment))
                .min(Instant::compareTo)
                .orElse(moment);
    }

    private Stream<Instant> openings(LocalDate day, ZoneId zone) {
        return hours.stream()
                .filter(each -> each.days().contains(day.getDayOfWeek()))
                .map(each -> day.atTime(each.from()).atZone(zone).toInstant());
    }

    private static Timetable on(DayOfWeek first, DayOfWeek last, LocalTime from, LocalTime to) {
        return new Timetable(List.of(new Hours(Collections.unmodifiableSet(EnumSet.range(first, last)), from, to)));
    }
}
