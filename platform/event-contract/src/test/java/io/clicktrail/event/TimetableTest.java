package io.clicktrail.event;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimetableTest {

    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    /** 2026-11-20 is a Friday; Moscow is three hours ahead. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T06:00:00Z, 2026-11-20T06:00:00Z",
        "2026-11-20T14:59:59Z, 2026-11-20T14:59:59Z",
        "2026-11-20T15:00:00Z, 2026-11-23T06:00:00Z",
        "2026-11-20T05:59:59Z, 2026-11-20T06:00:00Z",
        "2026-11-22T12:00:00Z, 2026-11-23T06:00:00Z",
    })
    void itOpensWhenItsHoursBeginNext(Instant moment, Instant opening) {
        var hours = Timetable.named("working_hours");

        assertThat(hours.nextOpening(moment, MOSCOW)).isEqualTo(opening);
        assertThat(hours.isOpenAt(moment, MOSCOW)).isEqualTo(moment.equals(opening));
        assertThat(hours.isOpenAt(opening, MOSCOW)).isTrue();
    }

    @Test
    void withoutHoursItIsAlwaysOpen() {
        assertThat(Timetable.ALWAYS.nextOpening(Instant.EPOCH, ZoneOffset.UTC)).isEqualTo(Instant.EPOCH);
    }
}
