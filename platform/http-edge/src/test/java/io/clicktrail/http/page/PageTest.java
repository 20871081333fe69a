package io.clicktrail.http.page;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PageTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void aPageThatIsNotFullIsTheLast() {
        assertThat(page(0, 3)).isEqualTo(new Page<>(List.of(), null));
        assertThat(page(2, 3)).isEqualTo(new Page<>(List.of("0", "1"), null));
    }

    @Test
    void aPageThatIsJustFullIsTheLastToo() {
        assertThat(page(3, 3)).isEqualTo(new Page<>(List.of("0", "1", "2"), null));
    }

    @Test
    void whereThereAreMoreTheCursorNamesTheLastThatIsShown() {
        Page<String> page = page(4, 3);

        assertThat(page.items()).containsExactly("0", "1", "2");
        assertThat(Cursor.parse(page.nextCursor())).isEqualTo(Cursor.of(NOON, "2"));
    }

    @Test
    void itemsMayBeShownOtherwiseThanTheyWereFound() {
        Page<String> page = page(4, 3);

        assertThat(page.map(String::length)).isEqualTo(new Page<>(List.of(1, 1, 1), page.nextCursor()));
    }

    private static Page<String> page(int found, int size) {
        List<String> items =
                IntStream.range(0, found).mapToObj(Integer::toString).toList();
        return Page.of(items, size, id -> Cursor.of(NOON, id));
    }
}
