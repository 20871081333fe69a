package io.clicktrail.transport.spool;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.clicktrail.event.EncodedEvent;
import io.clicktrail.event.Topic;
import io.clicktrail.transport.TransportSettings;

/**
 * Keeps events on the local disk until Kafka has them.
 *
 * <p>What {@link #append} has acknowledged is synced: it survives a kill at any moment and a power cut, and reaches the
 * sink at least once, in order within its key. Damaged files never keep a spool from opening.
 */
public final class Spool implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Spool.class);
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(5);

    private final SpoolDirectory directory;
    private final Cursor cursor;
    private final Backlog backlog;
    private final SpoolWriter writer;
    private final SpoolDrain drain;
    private final Thread writing;
    private final Thread draining;
    private final InstantSource clock;

    /**
     * Takes the directory and begins to send what an earlier process left in it.
     *
     * @param pause between two tries of the sink while it takes nothing
     * @throws IllegalStateException when another process has the directory
     */
    public static Spool open(
            Path path, TransportSettings.Spool settings, Duration pause, SpoolSink sink, InstantSource clock) {
        SpoolDirectory directory = SpoolDirectory.lock(path);
        try {
            return new Spool(directory, settings, pause, sink, clock);
        } catch (IOException e) {
            closeQuietly(directory);
            throw new UncheckedIOException("the spool directory " + path.toAbsolutePath() + " cannot be read", e);
        }
    }

    private Spool(
            SpoolDirectory directory,
            TransportSettings.Spool settings,
            Duration pause,
            SpoolSink sink,
            InstantSource clock)
            throws IOException {
        this.directory = directory;
        this.cursor = directory.cursor();
        this.backlog = new Backlog();
        this.clock = clock;
        Position from = cursor.read();
        long lastNumber = recover(directory.segments(), from);
        this.drain = new SpoolDrain(directory, backlog, cursor, from, sink, settings.window(), pause);
        this.writer = new SpoolWriter(directory, backlog, lastNumber, settings, clock, drain::wake);
        this.draining = Thread.ofPlatform().daemon().name("spool-drain").start(drain);
        this.writing = Thread.ofPlatform().daemon().name("spool-writer").start(writer);
    }

    /** @return the highest number that a segment has had */
    private long recover(List<Segment> segments, Position from) {
        long last = from.segment();
        for (Segment segment : segments) {
            if (segment.number() < from.segment()) {
                directory.delete(segment);
            } else {
                count(segment, segment.number() == from.segment() ? from.offset() : 0);
                last = segment.number();
            }
        }
        if (backlog.records() > 0 || backlog.damages() > 0) {
            log.info("the spool holds {} events; {} damages", backlog.records(), backlog.damages());
        }
        return last;
    }

    private void count(Segment segment, long from) {
        segment.seal();
        try {
            long size = Files.size(segment.file());
            segment.readableTo(size);
            backlog.add(segment);
            backlog.grow(size);
            try (SegmentReader reader = new SegmentReader(segment, from, backlog::damaged)) {
                for (StoredEvent event = reader.next(size); event != null; event = reader.next(size)) {
                    backlog.hold(event.event().topic());
                }
            }
        } catch (IOException e) {
            log.error("segment {} cannot be read: {}", segment.number(), e.toString());
        }
    }

    /** Never blocks: what becomes of the event is told by the answer. */
    public Spooling append(EncodedEvent event) {
        return append(event, null);
    }

    /**
     * The same for an event that was given to Kafka already.
     *
     * @param underWay completes when it has arrived after all: then it is not sent again. Fails, in bounded time, when
     *     it has not
     */
    public Spooling append(EncodedEvent event, @Nullable CompletableFuture<Void> underWay) {
        var spooling = new Spooling(event, underWay);
        writer.offer(spooling);
        return spooling;
    }

    /** Whether events of the topic wait here, so that a younger one must not pass them. */
    public boolean holds(Topic topic) {
        return backlog.holds(topic.topicName());
    }

    public boolean isEmpty() {
        return backlog.records() == 0;
    }

    public SpoolStatus status() {
        long oldest = drain.oldest();
        Duration age = oldest == 0 ? Duration.ZERO : Duration.ofMillis(Math.max(0, clock.millis() - oldest));
        return new SpoolStatus(backlog.records(), backlog.bytes(), age, backlog.damages());
    }

    /** Writes what was appended, waits shortly for what is on its way to Kafka, and gives the directory free. */
    @Override
    public void close() {
        writer.close();
        join(writing);
        drain.close();
        join(draining);
        closeQuietly(cursor);
        closeQuietly(directory);
    }

    private static void join(Thread thread) {
        try {
            if (!thread.join(PATIENCE_AT_CLOSE)) {
                log.warn("{} does not end", thread.getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            log.warn("a file of the spool does not close: {}", e.toString());
        }
    }
}
