package io.clicktrail.transport.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.clicktrail.event.CatalogueEvent.NetworkChanged;
import io.clicktrail.event.EventCodec;

import static io.clicktrail.transport.state.Networks.network;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SnapshotTest {

    @TempDir
    Path directory;

    @Test
    void whatIsWrittenIsLoadedAgain() throws IOException {
        snapshot().write(List.of(network("one-network", "uid"), network("two-network", "cid")));

        assertThat(snapshot().load().orElseThrow())
                .containsOnly(
                        Map.entry("one-network", network("one-network", "uid")),
                        Map.entry("two-network", network("two-network", "cid")));
    }

    @Test
    void aNewerSnapshotTakesThePlaceOfTheOlder() throws IOException {
        snapshot().write(List.of(network("one-network", "uid")));
        snapshot().write(List.of());

        assertThat(snapshot().load().orElseThrow()).isEmpty();
    }

    @Test
    void withoutAFileNothingIsKnown() throws IOException {
        assertThat(snapshot().load()).isEmpty();
    }

    @Test
    void everyDamageIsNoticed() throws IOException {
        snapshot().write(List.of(network("one-network", "uid")));
        byte[] whole = Files.readAllBytes(file());

        for (int i = 0; i < whole.length; i++) {
            byte[] garbled = whole.clone();
            garbled[i] ^= 1;
            Files.write(file(), garbled);
            assertThatThrownBy(() -> snapshot().load()).as("byte %d", i).isInstanceOf(IOException.class);
            Files.write(file(), Arrays.copyOf(whole, i));
            assertThatThrownBy(() -> snapshot().load()).as("cut at %d", i).isInstanceOf(IOException.class);
        }
    }

    private Snapshot<NetworkChanged> snapshot() {
        return new Snapshot<>(file(), new EventCodec("/test"), NetworkChanged.class);
    }

    private Path file() {
        return directory.resolve("state").resolve("networks.snapshot");
    }
}
