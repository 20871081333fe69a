package io.clicktrail.http.flood;

import java.net.InetAddress;
import java.time.Instant;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.clicktrail.http.flood.Flood.Pace;

import static org.assertj.core.api.Assertions.assertThat;

class FloodTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final InetAddress ADDRESS = InetAddress.ofLiteral("192.0.2.1");

    private final Flood flood = new Flood(10, 100, 7);

    @Test
    void aRateIsMarkedFirstAndRefusedWhenItIsAnAttack() {
        assertThat(come(10, ADDRESS, NOON)).isEqualTo(Pace.HUMAN);
        assertThat(come(1, ADDRESS, NOON)).isEqualTo(Pace.FLOOD);
        assertThat(come(89, ADDRESS, NOON)).isEqualTo(Pace.FLOOD);
        assertThat(come(1, ADDRESS, NOON)).isEqualTo(Pace.ATTACK);
    }

    @Test
    void everyMinuteBeginsAnew() {
        come(101, ADDRESS, NOON);

        assertThat(come(1, ADDRESS, NOON.plusSeconds(60))).isEqualTo(Pace.HUMAN);
    }

    @Test
    void otherAddressesAndOtherPlacesAreNotToBlame() {
        come(101, ADDRESS, NOON);

        assertThat(come(1, InetAddress.ofLiteral("192.0.2.2"), NOON)).isEqualTo(Pace.HUMAN);
        assertThat(flood.of(ADDRESS, "another-offer", NOON)).isEqualTo(Pace.HUMAN);
    }

    @Test
    void anIpv6CustomerIsTheSameUnderAllItsAddresses() {
        come(101, InetAddress.ofLiteral("2001:db8:0:1::1"), NOON);

        assertThat(come(1, InetAddress.ofLiteral("2001:db8:0:1:ffff::9"), NOON)).isEqualTo(Pace.ATTACK);
        assertThat(come(1, InetAddress.ofLiteral("2001:db8:0:2::1"), NOON)).isEqualTo(Pace.HUMAN);
    }

    @Test
    void withoutLimitsNobodyIsMarked() {
        Flood off = new Flood(0, 0, 7);

        IntStream.range(0, 10_000)
                .forEach(i -> assertThat(off.of(ADDRESS, "offer", NOON)).isEqualTo(Pace.HUMAN));
    }

    private Pace come(int times, InetAddress address, Instant at) {
        return IntStream.range(0, times)
                .mapToObj(i -> flood.of(address, "offer", at))
                .reduce(Pace.HUMAN, (before, now) -> now);
    }
}
