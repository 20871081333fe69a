package io.clicktrail.event;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.clicktrail.event.Offer.Hours;

import static org.assertj.core.api.Assertions.assertThat;

class OfferScheduleTest {

    private static final Hours ALL_DAY = hours("MONDAY", "00:00", "00:00");

    @ParameterizedTest(name = "{0} {1} {2}-{3}: {4} is open: {5}")
    @CsvSource({
        // From (inclusive) to (exclusive), to the nanosecond.
        "UTC, MONDAY, 09:00, 18:00, 2026-03-02T08:59:59.999999999Z, false",
        "UTC, MONDAY, 09:00, 18:00, 2026-03-02T09:00:00Z, true",
        "UTC, MONDAY, 09:00, 18:00, 2026-03-02T17:59:59.999999999Z, true",
        "UTC, MONDAY, 09:00, 18:00, 2026-03-02T18:00:00Z, false",
        "UTC, MONDAY, 09:00, 18:00, 2026-03-03T10:00:00Z, false",
        // Until midnight, which is the next day already.
        "UTC, SUNDAY, 18:00, 00:00, 2026-03-01T23:59:59.999999999Z, true",
        "UTC, SUNDAY, 18:00, 00:00, 2026-03-02T00:00:00Z, false",
        // Almaty is five hours ahead all year, so its Monday begins on Sunday.
        "Asia/Almaty, MONDAY, 00:00, 00:00, 2026-03-01T18:59:59Z, false",
        "Asia/Almaty, MONDAY, 00:00, 00:00, 2026-03-01T19:00:00Z, true",
        "Asia/Almaty, MONDAY, 00:00, 00:00, 2026-03-02T18:59:59Z, true",
        "Asia/Almaty, MONDAY, 00:00, 00:00, 2026-03-02T19:00:00Z, false",
        "Asia/Almaty, MONDAY, 09:00, 18:00, 2026-07-06T12:59:59Z, true",
        "Asia/Almaty, MONDAY, 09:00, 18:00, 2026-07-06T13:00:00Z, false",
        // Almaty gave up an hour on 1 March 2024: nine o'clock came at three, since then it comes at four.
        "Asia/Almaty, THURSDAY, 09:00, 18:00, 2024-02-29T03:00:00Z, true",
        "Asia/Almaty, FRIDAY, 09:00, 18:00, 2024-03-01T03:59:59Z, false",
        "Asia/Almaty, FRIDAY, 09:00, 18:00, 2024-03-01T04:00:00Z, true",
        // Nine in the morning of Berlin, before and after the clocks are put forward on 29 March 2026.
        "Europe/Berlin, SATURDAY, 09:00, 10:00, 2026-03-28T08:00:00Z, true",
        "Europe/Berlin, SUNDAY, 09:00, 10:00, 2026-03-29T07:00:00Z, true",
        "Europe/Berlin, SUNDAY, 09:00, 10:00, 2026-03-29T08:00:00Z, false",
        // From one to three, of which the second hour is left out.
        "Europe/Berlin, SUNDAY, 01:00, 03:00, 2026-03-29T00:59:59Z, true",
        "Europe/Berlin, SUNDAY, 01:00, 03:00, 2026-03-29T01:00:00Z, false",
        // An hour that the day does not have.
        "Europe/Berlin, SUNDAY, 02:00, 03:00, 2026-03-29T00:59:59Z, false",
        "Europe/Berlin, SUNDAY, 02:00, 03:00, 2026-03-29T01:00:00Z, false",
        // The hour that comes twice when the clocks are put back on 25 October 2026.
        "Europe/Berlin, SUNDAY, 02:00, 03:00, 2026-10-24T23:59:59Z, false",
        "Europe/Berlin, SUNDAY, 02:00, 03:00, 2026-10-25T00:00:00Z, true",
        "Europe/Berlin, SUNDAY, 02:00, 03:00, 2026-10-25T01:59:59Z, true",
        "Europe/Berlin, SUNDAY, 02:00, 03:00, 2026-10-25T02:00:00Z, false",
        "Europe/Berlin, SUNDAY, 09:00, 10:00, 2026-10-25T08:00:00Z, true",
        "Europe/Berlin, SUNDAY, 09:00, 10:00, 2026-10-25T07:59:59Z, false"
    })
    void hoursAreThoseOfTheOffersClock(ZoneId zone, String day, String from, String to, Instant moment, boolean open) {
        assertThat(offer(zone, null, hours(day, from, to)).isOpenAt(moment)).isEqualTo(open);
    }

    @ParameterizedTest(name = "a Sunday of {0} that begins at {1} is open for {2} hours")
    @CsvSource({
        "UTC, 2026-03-29T00:00:00Z, 24",
        "Asia/Almaty, 2026-03-28T19:00:00Z, 24",
        "Europe/Berlin, 2026-03-28T23:00:00Z, 23",
        "Europe/Berlin, 2026-10-24T22:00:00Z, 25"
    })
    void aDayIsOpenForAsLongAsItIs(ZoneId zone, Instant midnight, int hours) {
        Offer offer = offer(zone, null, hours("SUNDAY", "00:00", "00:00"));

        long open = IntStream.range(-48, 72)
                .filter(half -> offer.isOpenAt(midnight.plusSeconds(1_800L * half)))
                .count();

        assertThat(open).isEqualTo(2L * hours);
    }

    @Test
    void withoutHoursItIsAlwaysOpen() {
        assertThat(offer(ZoneId.of("UTC"), null).isOpenAt(Instant.EPOCH)).isTrue();
    }

    @Test
    void anyOfSeveralHoursOpenIt() {
        Offer offer = offer(ZoneId.of("UTC"), null, ALL_DAY, hours("TUESDAY SUNDAY", "10:00", "11:00"));

        assertThat(List.of("2026-03-02T03:00:00Z", "2026-03-03T10:30:00Z", "2026-03-01T10:30:00Z"))
                .allMatch(moment -> offer.isOpenAt(Instant.parse(moment)));
        assertThat(offer.isOpenAt(Instant.parse("2026-03-03T11:00:00Z"))).isFalse();
    }

    @ParameterizedTest(name = "with {0} of grace an action at {1} is in time: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "PT1H, 2026-03-02T17:59:59Z, true",
                "PT1H, 2026-03-02T18:30:00Z, true",
                "PT1H, 2026-03-02T18:30:01Z, false",
                "PT2H, 2026-03-02T19:30:00Z, true",
                "PT2H, 2026-03-02T19:30:00.000000001Z, false",
                "PT0S, 2026-03-02T17:59:59.999Z, true",
                "PT0S, 2026-03-02T18:00:00Z, false",
                // A week later the window is open again, and needs no grace.
                "PT0S, 2026-03-09T09:00:00Z, true",
                "-, 2026-03-08T03:00:00Z, true"
            })
    void aClickInsideTheWindowKeepsItsRightForASetTime(@Nullable Duration grace, Instant acted, boolean inTime) {
        Instant clicked = Instant.parse("2026-03-02T17:30:00Z");
        Offer offer = offer(ZoneId.of("UTC"), grace, hours("MONDAY", "09:00", "18:00"));

        assertThat(offer.isInTime(clicked, acted)).isEqualTo(inTime);
    }

    private static Hours hours(String days, String from, String to) {
        Set<DayOfWeek> named =
                Arrays.stream(days.split(" ")).map(DayOfWeek::valueOf).collect(Collectors.toSet());
        return new Hours(named, LocalTime.parse(from), LocalTime.parse(to));
    }

    private static Offer offer(ZoneId zone, @Nullable Duration grace, Hours... schedule) {
        return new Offer(
                OfferId.parse("sports"),
                "Sports",
                "https://t.me/sports",
                Goal.JOIN_CHANNEL,
                "@sports",
                null,
                new Offer.Rate(BigDecimal.ONE, BigDecimal.TWO, "XTR"),
                Money.of("1", "XTR"),
                Offer.Caps.NONE,
                List.of(schedule),
                zone,
                grace,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofDays(7),
                Duration.ofDays(1),
                false,
                null,
                Offer.Audience.EVERYBODY,
                1,
                null,
                null,
                Offer.Status.ACTIVE,
                Instant.parse("2026-01-01T00:00:00Z"));
    }
}
