package io.clicktrail.transport.deadletter;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StackHashTest {

    @Test
    void failuresFromOnePlaceAreOneWhateverTheirMessages() {
        List<String> hashes = Stream.of("one", "two")
                .map(StackHashTest::failHere)
                .map(StackHash::of)
                .toList();

        assertThat(hashes.getFirst()).matches("[0-9a-f]{8}").isEqualTo(hashes.getLast());
    }

    @Test
    void failuresFromTwoPlacesAreTwo() {
        assertThat(StackHash.of(failHere("x"))).isNotEqualTo(StackHash.of(failThere("x")));
    }

    private static RuntimeException failHere(String message) {
        return new IllegalStateException(message);
    }

    private static RuntimeException failThere(String message) {
        return new IllegalStateException(message);
    }
}
