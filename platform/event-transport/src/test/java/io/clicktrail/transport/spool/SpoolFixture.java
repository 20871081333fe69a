package io.clicktrail.transport.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.springframework.util.unit.DataSize;

import io.clicktrail.event.EncodedEvent;
import io.clicktrail.transport.TransportSettings;

/** Opens spools and looks at their files. */
record SpoolFixture(Path directory, TransportSettings.Spool settings) {

    static final Duration PAUSE = Duration.ofMillis(20);

    static SpoolFixture in(Path directory) {
        return new SpoolFixture(directory, settings(DataSize.ofMegabytes(64), DataSize.ofMegabytes(1)));
    }

    static TransportSettings.Spool settings(DataSize maxSize, DataSize segmentSize) {
        return new TransportSettings.Spool(maxSize, segmentSize, 8192, 64);
    }

    SpoolFixture ofSize(DataSize maxSize, DataSize segmentSize) {
        return new SpoolFixture(directory, settings(maxSize, segmentSize));
    }

    Spool open(SpoolSink sink) {
        return Spool.open(directory, settings, PAUSE, sink, InstantSource.system());
    }

    /** Returns when they are synced. */
    static void append(Spool spool, List<EncodedEvent> events) {
        events.stream().map(spool::append).toList().forEach(SpoolFixture::awaitSynced);
    }

    static void awaitSynced(Spooling spooling) {
        spooling.synced().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    List<Path> segments() {
        return files(".segment");
    }

    List<Path> files(String ending) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
