package io.clicktrail.transport.spool;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/** What a spool holds at the moment: what its writer and its drain know of each other. */
final class Backlog {

    private final ConcurrentSkipListMap<Long, Segment> segments = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicLong> recordsByTopic = new ConcurrentHashMap<>();
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong damages = new AtomicLong();
    private final Map<Position, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
    private volatile Position sentUpTo = Position.START;

    /** An event is to be held from now on, though it may not be on disk yet. */
    void hold(String topic) {
        recordsByTopic.computeIfAbsent(topic, first -> new AtomicLong()).incrementAndGet();
        records.incrementAndGet();
    }

    /** An event of the topic is held no more. */
    void release(String topic) {
        recordsByTopic.computeIfAbsent(topic, first -> new AtomicLong()).decrementAndGet();
        records.decrementAndGet();
    }

    boolean holds(String topic) {
        AtomicLong held = recordsByTopic.get(topic);
        return held != null && held.get() > 0;
    }

    long records() {
        return records.get();
    }

    void add(Segment segment) {
        segments.put(segment.number(), segment);
    }

    void remove(Segment segment) {
        segments.remove(segment.number());
        grow(-segment.readable());
    }

    Collection<Segment> before(long number) {
        return segments.headMap(number).values();
    }

    @Nullable
    Segment firstFrom(long number) {
        Map.Entry<Long, Segment> entry = segments.ceilingEntry(number);
        return entry == null ? null : entry.getValue();
    }

    /** Bytes on disk, those of sent events included as long as their segment is there. */
    long bytes() {
        return bytes.get();
    }

    void grow(long by) {
        bytes.addAndGet(by);
    }

    /** Stretches of the files that were no records. */
    long damages() {
        return damages.get();
    }

    void damaged() {
        damages.incrementAndGet();
    }

    /** The event there was given to Kafka before it was spooled: its outcome is still open. */
    void underWay(Position position, CompletableFuture<Void> outcome) {
        underWay.put(position, outcome);
    }

    /** The outcome of the earlier try, where there was one that may have succeeded or may still. */
    @Nullable
    CompletableFuture<Void> underWay(Position position) {
        CompletableFuture<Void> outcome = underWay.remove(position);
        return outcome == null || outcome.isCompletedExceptionally() ? null : outcome;
    }

    Position sentUpTo() {
        return sentUpTo;
    }

    void sentUpTo(Position position) {
        sentUpTo = position;
    }
}
