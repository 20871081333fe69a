package io.clicktrail.click.visitor;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VisitorHashTest {

    private static final Instant MORNING = Instant.parse("2026-11-21T00:00:01Z");
    private static final Instant EVENING = Instant.parse("2026-11-21T23:59:59Z");
    private static final Instant TOMORROW = Instant.parse("2026-11-22T00:00:00Z");

    private final VisitorHash hash = new VisitorHash("a key of sixteen");

    @Test
    void aVisitorWithoutACookieIsTheSameAllDayAndAnotherOneTomorrow() {
        String today = hash.name(MORNING, "192.0.2.1", "Mozilla");

        assertThat(hash.name(EVENING, "192.0.2.1", "Mozilla")).isEqualTo(today);
        assertThat(hash.name(TOMORROW, "192.0.2.1", "Mozilla")).isNotEqualTo(today);
    }

    @Test
    void addressBrowserAndKeyEachMakeADifference() {
        String one = hash.name(MORNING, "192.0.2.1", "Mozilla");

        assertThat(hash.name(MORNING, "192.0.2.2", "Mozilla")).isNotEqualTo(one);
        assertThat(hash.name(MORNING, "192.0.2.1", "Opera")).isNotEqualTo(one);
        assertThat(new VisitorHash("another key of 16").name(MORNING, "192.0.2.1", "Mozilla"))
                .isNotEqualTo(one);
    }

    @Test
    void aNameMakesACookieWhoseVisitorIsTheOneOfTheFirstVisit() {
        String name = hash.name(MORNING, "192.0.2.1", "Mozilla");

        assertThat(VisitorHash.find(name)).isEqualTo(name);
        assertThat(hash.key(name)).hasSize(24).doesNotContain(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "0123456789012345678901234", "0123456789012345678 ;a"})
    void aCookieThatIsNoneOfOursIsNoName(String cookie) {
        assertThat(VisitorHash.find(cookie)).isNull();
    }
}
