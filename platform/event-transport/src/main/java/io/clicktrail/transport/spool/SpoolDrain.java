package io.clicktrail.transport.spool;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.clicktrail.event.EncodedEvent;
import io.clicktrail.event.Topic;

/**
 * Sends what is spooled, many events at a time, on a thread of its own. Of an ordered topic never two events of one key
 * are on their way together, so a failed one cannot be overtaken.
 *
 * <p>Until an event has arrived, and again after one has failed, it tries with the oldest alone, about once in each
 * pause: while Kafka is away this leaves almost no duplicates.
 */
final class SpoolDrain implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(SpoolDrain.class);
    private static final long MOST_BYTES_UNDER_WAY = 4 << 20;
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long BETWEEN_SAVES_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int BETWEEN_SAVES_EVENTS = 1_000;
    private static final long PATIENCE_AT_CLOSE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final Set<Class<? extends Exception>> REFUSED_FOR_GOOD =
            Set.of(RecordTooLargeException.class, InvalidRecordException.class, InvalidTimestampException.class);

    private record Line(String topic, String key) {}

    /** An event that was given to the sink. */
    private static final class Sent {
        private final StoredEvent stored;
        private CompletableFuture<Void> outcome;

        Sent(StoredEvent stored, CompletableFuture<Void> outcome) {
            this.stored = stored;
            this.outcome = outcome;
        }
    }

    private final SpoolDirectory directory;
    private final Backlog backlog;
    private final Cursor cursor;
    private final SpoolSink sink;
    private final int window;
    private final long pauseNanos;
    private final SegmentQueue queue;
    private final Deque<Sent> underWay = new ArrayDeque<>();
    private final Set<Line> lines = new HashSet<>();
    private long bytesUnderWay;
    private boolean probing = true;
    private long triedAt;
    private Position saved;
    private long savedAt;
    private int arrivals;
    private volatile long oldest;
    private volatile boolean closing;
    private volatile @Nullable Thread thread;

    /** @param pause between two tries while Kafka is away */
    SpoolDrain(
            SpoolDirectory directory,
            Backlog backlog,
            Cursor cursor,
            Position from,
            SpoolSink sink,
            int window,
            Duration pause) {
        this.directory = directory;
        this.backlog = backlog;
        this.cursor = cursor;
        this.saved = from;
        this.sink = sink;
        this.window = window;
        this.pauseNanos = pause.toNanos();
        this.queue = new SegmentQueue(backlog, from);
    }

    /** There may be something to do. */
    void wake() {
        LockSupport.unpark(thread);
    }

    void close() {
        closing = true;
        wake();
    }

    /** When the oldest event was spooled that has not arrived, in milliseconds since 1970; 0 where there is none. */
    long oldest() {
        return oldest;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        while (!closing) {
            boolean moved = settle();
            moved |= send();
            remember();
            if (!moved) {
                LockSupport.parkNanos(this, probing ? pauseNanos : IDLE_NANOS);
            }
        }
        awaitUnderWay();
        save(place());
        queue.close();
    }

    /** What arrives now need not be sent again after the next start. */
    private void awaitUnderWay() {
        long patience = System.nanoTime() + PATIENCE_AT_CLOSE_NANOS;
        while (!underWay.isEmpty() && failureOf(underWay.element()) == null && System.nanoTime() < patience) {
            if (!settle()) {
                LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
    }

    /** Takes leave of the oldest events under way that have arrived, and tries those again that have failed. */
    private boolean settle() {
        boolean moved = false;
        while (!underWay.isEmpty() && underWay.element().outcome.isDone()) {
            Sent oldestSent = underWay.element();
            Throwable failure = failureOf(oldestSent);
            if (failure != null && !setAside(oldestSent.stored, failure)) {
                return retry(failure) || moved;
            }
            underWay.remove();
            settled(oldestSent.stored);
            moved = true;
        }
        return moved;
    }

    private static @Nullable Throwable failureOf(Sent sent) {
        return sent.outcome.isCompletedExceptionally() ? sent.outcome.exceptionNow() : null;
    }

    /** The oldest first, once in each pause; when it has arrived, {@link #settled} sends the others that failed. */
    private boolean retry(Throwable failure) {
        if (!probing) {
            log.warn(
                    "Kafka does not take what is spooled: {}",
                    failure.getClass().getSimpleName());
        }
        probing = true;
        if (closing || System.nanoTime() - triedAt < pauseNanos) {
            return false;
        }
        Sent again = underWay.element();
        again.outcome = give(again.stored);
        return true;
    }

    private void settled(StoredEvent stored) {
        backlog.release(stored.event().topic());
        arrivals++;
        bytesUnderWay -= stored.bytes();
        lines.remove(line(stored.event()));
        if (probing) {
            probing = false;
            underWay.stream().filter(sent -> failureOf(sent) != null).forEach(sent -> sent.outcome = give(sent.stored));
        }
    }

    private boolean send() {
        boolean moved = false;
        while (!closing && underWay.size() < (probing ? 1 : window) && bytesUnderWay < MOST_BYTES_UNDER_WAY) {
            StoredEvent next = queue.peek();
            if (next == null || lines.contains(line(next.event()))) {
                return moved;
            }
            queue.advance();
            sendOne(next);
            moved = true;
        }
        return moved;
    }

    private void sendOne(StoredEvent stored) {
        bytesUnderWay += stored.bytes();
        if (Topic.ordered(stored.event().topic())) {
            lines.add(line(stored.event()));
        }
        underWay.add(new Sent(stored, adoptOrGive(stored)));
    }

    /** A first try that is still under way becomes ours: a second one beside it would only make a duplicate. */
    private CompletableFuture<Void> adoptOrGive(StoredEvent stored) {
        CompletableFuture<Void> firstTry = backlog.underWay(stored.start());
        return firstTry == null ? give(stored) : watched(firstTry);
    }

    private CompletableFuture<Void> give(StoredEvent stored) {
        triedAt = System.nanoTime();
        return watched(sent(stored.event()));
    }

    private CompletableFuture<Void> watched(CompletableFuture<Void> outcome) {
        outcome.whenComplete((sent, failure) -> wake());
        return outcome;
    }

    private CompletableFuture<Void> sent(EncodedEvent event) {
        try {
            return sink.send(event);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Line line(EncodedEvent event) {
        return new Line(event.topic(), event.key());
    }

    /** Whether the event was one that Kafka refuses for good, and is kept elsewhere now. */
    private boolean setAside(StoredEvent stored, Throwable reason) {
        if (!REFUSED_FOR_GOOD.contains(reason.getClass())) {
            return false;
        }
        String topic = stored.event().topic();
        try {
            directory.setAside(stored);
            backlog.damaged();
            log.error(
                    "Kafka refuses an event of {} for good ({}); it is beside the segments", topic, reason.toString());
            return true;
        } catch (IOException e) {
            log.error("Kafka refuses an event of {} for good, and it cannot be put aside: {}", topic, e.toString());
            return false;
        }
    }

    /** Up to where all is in Kafka. */
    private Position place() {
        return underWay.isEmpty() ? queue.place() : underWay.element().stored.start();
    }

    private void remember() {
        Position place = place();
        StoredEvent head = underWay.isEmpty() ? queue.peek() : underWay.element().stored;
        oldest = head == null ? 0 : head.storedAt();
        backlog.sentUpTo(place);
        boolean due =
                head == null || arrivals >= BETWEEN_SAVES_EVENTS || System.nanoTime() - savedAt > BETWEEN_SAVES_NANOS;
        if (due && !place.equals(saved)) {
            save(place);
            savedAt = System.nanoTime();
            arrivals = 0;
        }
    }

    /**
     * What has arrived is deleted even where the place cannot be saved: on a full disk this makes the room for it. A
     * cursor that points before what is there only makes duplicates.
     */
    private void save(Position place) {
        try {
            cursor.write(place);
            saved = place;
        } catch (IOException e) {
            log.warn("the spool's place cannot be saved: {}", e.toString());
        }
        List.copyOf(backlog.before(place.segment())).forEach(this::delete);
    }

    private void delete(Segment segment) {
        directory.delete(segment);
        backlog.remove(segment);
    }
}
