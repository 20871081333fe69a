package io.clicktrail.transport.spool;

import java.io.Closeable;
import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The events of all segments in the order in which they were spooled, read once each. For the drain's thread. */
final class SegmentQueue implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(SegmentQueue.class);

    private final Backlog backlog;
    private Position place;
    private @Nullable Segment segment;
    private @Nullable SegmentReader reader;
    private @Nullable StoredEvent next;

    SegmentQueue(Backlog backlog, Position from) {
        this.backlog = backlog;
        this.place = from;
    }

    /** The next event, without taking it; null where there is none yet. */
    @Nullable
    StoredEvent peek() {
        while (next == null && (segment != null || openNext())) {
            Segment from = segment();
            boolean sealed = from.sealed();
            next = readOrPutOff(from, sealed);
            if (next == null && !sealed) {
                return null;
            }
            if (next == null) {
                leave();
            }
        }
        return next;
    }

    /** The event that {@link #peek} showed has been taken. */
    void advance() {
        next = null;
    }

    /** Where the next event begins, or would begin. */
    Position place() {
        return next == null ? place : next.start();
    }

    private Segment segment() {
        if (segment == null) {
            throw new IllegalStateException("no segment is open");
        }
        return segment;
    }

    private boolean openNext() {
        segment = backlog.firstFrom(place.segment());
        if (segment != null && segment.number() > place.segment()) {
            place = segment.positionAt(0);
        }
        return segment != null;
    }

    private @Nullable StoredEvent readOrPutOff(Segment from, boolean sealed) {
        try {
            return read(from);
        } catch (IOException e) {
            log.error("segment {} cannot be read: {}", from.number(), e.toString());
            if (sealed) { // its file stays, and is tried again after the next start
                backlog.damaged();
                backlog.remove(from);
            }
            return null;
        }
    }

    private @Nullable StoredEvent read(Segment from) throws IOException {
        long limit = from.readable();
        if (limit <= place.offset()) {
            return null;
        }
        if (reader == null) {
            reader = new SegmentReader(from, place.offset(), from.recovered() ? () -> {} : backlog::damaged);
        }
        StoredEvent event = reader.next(limit);
        place = event == null ? from.positionAt(limit) : event.end();
        return event;
    }

    private void leave() {
        close();
        place = new Position(segment().number() + 1, 0);
        segment = null;
    }

    @Override
    public void close() {
        try {
            if (reader != null) {
                reader.close();
            }
        } catch (IOException e) {
            log.warn("a segment does not close: {}", e.toString());
        }
        reader = null;
    }
}
