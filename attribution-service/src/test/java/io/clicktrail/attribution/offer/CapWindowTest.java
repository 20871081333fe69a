package io.clicktrail.attribution.offer;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.clicktrail.attribution.AnOffer;
import io.clicktrail.event.Offer;
import io.clicktrail.event.Offer.Caps.Per;

import static org.assertj.core.api.Assertions.assertThat;

class CapWindowTest {

    @ParameterizedTest(name = "{0} in {1} around {2}")
    @CsvSource({
        "HOUR,  Europe/Moscow, 2026-03-02T21:59:59Z, 2026-03-02T21:00:00Z, 2026-03-02T22:00:00Z",
        "DAY,   UTC,           2026-03-02T00:00:00Z, 2026-03-02T00:00:00Z, 2026-03-03T00:00:00Z",
        "DAY,   Europe/Moscow, 2026-03-02T21:30:00Z, 2026-03-02T21:00:00Z, 2026-03-03T21:00:00Z",
        "WEEK,  UTC,           2026-03-01T23:59:59Z, 2026-02-23T00:00:00Z, 2026-03-02T00:00:00Z",
        "WEEK,  UTC,           2026-03-02T00:00:00Z, 2026-03-02T00:00:00Z, 2026-03-09T00:00:00Z",
        "MONTH, Asia/Almaty,   2026-02-28T19:00:00Z, 2026-02-28T19:00:00Z, 2026-03-31T19:00:00Z",
        "HOUR,  Asia/Kolkata,  2026-03-02T10:15:00Z, 2026-03-02T09:30:00Z, 2026-03-02T10:30:00Z",
    })
    void windowsAreThoseOfTheOffersCalendar(Per per, ZoneId zone, Instant moment, Instant start, Instant end) {
        assertThat(CapWindow.around(moment, per, zone)).isEqualTo(new CapWindow(start, end));
    }

    @Test
    void aDayOnWhichTheClocksArePutForwardHas23Hours() {
        CapWindow day = CapWindow.around(Instant.parse("2026-03-29T10:00:00Z"), Per.DAY, ZoneId.of("Europe/Berlin"));

        assertThat(day)
                .isEqualTo(new CapWindow(Instant.parse("2026-03-28T23:00:00Z"), Instant.parse("2026-03-29T22:00:00Z")));
    }

    @Test
    void theHourThatComesTwiceIsOneWindow() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        CapWindow first = CapWindow.around(Instant.parse("2026-10-25T00:30:00Z"), Per.HOUR, berlin);
        CapWindow second = CapWindow.around(Instant.parse("2026-10-25T01:30:00Z"), Per.HOUR, berlin);

        assertThat(first).isEqualTo(second);
    }

    @Test
    void aLimitThatMovesHasNoWindowInTheCalendar() {
        Offer offer = AnOffer.called("sports-offer")
                .cappedAtAnyTimeAt(5, Per.HOUR)
                .cappedAt(9, Per.DAY)
                .build();

        assertThat(CapWindow.of(offer, Instant.EPOCH))
                .containsExactly(null, new CapWindow(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(1))));
    }

    @Test
    void anOfferWithoutWindowsHasNone() {
        assertThat(CapWindow.of(AnOffer.called("sports-offer").cappedAt(5).build(), Instant.EPOCH))
                .isEmpty();
    }
}
