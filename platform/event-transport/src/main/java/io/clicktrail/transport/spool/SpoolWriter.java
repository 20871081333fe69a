package io.clicktrail.transport.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.clicktrail.event.EncodedEvent;
import io.clicktrail.transport.TransportSettings;

/**
 * Writes events to disk on a thread of its own. Whatever has queued while the disk was busy is written together and
 * synced once; only then are its callers answered.
 */
final class SpoolWriter implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(SpoolWriter.class);
    private static final int LARGEST_GROUP = 1024;
    private static final int BUFFER = 256 << 10;
    private static final long IDLE_MILLIS = 100;

    private record Staged(Spooling spooling, Position position) {}

    private final SpoolDirectory directory;
    private final Backlog backlog;
    private final TransportSettings.Spool settings;
    private final InstantSource clock;
    private final Runnable onChange;
    private final BlockingQueue<Spooling> queue;
    private final Spooling wake = new Spooling(new EncodedEvent("", "", Map.of(), new byte[0]), null);
    private final Deque<Spooling> taken = new ArrayDeque<>();
    private final List<Staged> group = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private long lastNumber;
    private @Nullable ActiveSegment active;
    private boolean failing;
    private volatile boolean closing;
    private volatile boolean ended;

    /**
     * @param lastNumber the highest number that a segment has had
     * @param onChange called when there is more to read, or a segment is sealed
     */
    SpoolWriter(
            SpoolDirectory directory,
            Backlog backlog,
            long lastNumber,
            TransportSettings.Spool settings,
            InstantSource clock,
            Runnable onChange) {
        this.directory = directory;
        this.backlog = backlog;
        this.lastNumber = lastNumber;
        this.settings = settings;
        this.clock = clock;
        this.onChange = onChange;
        this.queue = new ArrayBlockingQueue<>(settings.queue());
    }

    void offer(Spooling spooling) {
        backlog.hold(spooling.event().topic());
        if (closing) {
            refuse(spooling, new SpoolFullException("the spool is closing"));
        } else if (!queue.offer(spooling)) {
            refuse(spooling, new SpoolFullException("the disk does not keep up"));
        } else if (ended) {
            refuseLatecomers();
        }
    }

    /** Whoever comes after this is refused; whoever came before is written. */
    void close() {
        closing = true;
        var unused = queue.offer(wake); // where there is no room for it nobody sleeps
    }

    @Override
    public void run() {
        while (!closing || !queue.isEmpty()) {
            take();
            if (taken.isEmpty()) {
                sealWhatIsSent();
            } else {
                writeTaken();
            }
        }
        ended = true;
        refuseLatecomers();
        sealActive();
    }

    private void take() {
        try {
            Spooling first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                taken.add(first);
                queue.drainTo(taken, LARGEST_GROUP - 1);
                taken.remove(wake);
            }
        } catch (InterruptedException e) {
            closing = true;
        }
    }

    private void writeTaken() {
        try {
            ActiveSegment file = activeSegment();
            while (!taken.isEmpty()) {
                stage(file, taken.element());
                taken.remove();
            }
            answer(file);
            failing = false;
        } catch (IOException | RuntimeException e) {
            abandon(e);
        }
        group.clear();
    }

    private ActiveSegment activeSegment() throws IOException {
        if (active != null && active.end().offset() >= settings.segmentSize().toBytes()) {
            sealActive();
        }
        if (active == null) {
            Segment segment = directory.next(++lastNumber);
            active = new ActiveSegment(segment, directory.create(segment), buffer);
            backlog.add(segment);
        }
        return active;
    }

    private void stage(ActiveSegment file, Spooling spooling) throws IOException {
        Position position = file.end();
        if (spooling.hasArrived()) {
            backlog.release(spooling.event().topic());
            spooling.writtenAt(position);
            return;
        }
        ByteBuffer record = RecordFormat.encode(
                spooling.event(), clock.millis(), file.segment().salt());
        if (backlog.bytes() + file.unsynced() + record.remaining()
                > settings.maxSize().toBytes()) {
            refuse(spooling, new SpoolFullException("the spool is full"));
            return;
        }
        file.put(record);
        group.add(new Staged(spooling, position));
    }

    private void answer(ActiveSegment file) throws IOException {
        if (group.isEmpty()) {
            return;
        }
        long more = file.unsynced();
        file.sync();
        backlog.grow(more);
        group.forEach(this::remember);
        file.show();
        onChange.run();
        group.forEach(staged -> staged.spooling().writtenAt(staged.position()));
    }

    /** Before the drain can come upon the event. */
    private void remember(Staged staged) {
        CompletableFuture<Void> underWay = staged.spooling().underWay();
        if (underWay != null) {
            backlog.underWay(staged.position(), underWay);
        }
    }

    /**
     * What could not be written or synced is refused, and its file is not written again: after a failed sync nobody
     * knows what the disk has of it.
     */
    private void abandon(Exception reason) {
        if (!failing) {
            log.error("the spool cannot be written: {}", reason.toString());
        }
        failing = true;
        cutActive();
        group.forEach(staged -> refuse(staged.spooling(), unwritable(reason)));
        taken.forEach(spooling -> refuse(spooling, unwritable(reason)));
        taken.clear();
    }

    private static SpoolFullException unwritable(Exception reason) {
        return new SpoolFullException("the spool cannot be written", reason);
    }

    private void cutActive() {
        if (active != null) {
            active.cut();
            if (active.segment().readable() == 0) {
                backlog.remove(active.segment());
                directory.delete(active.segment());
            }
            active = null;
            onChange.run();
        }
    }

    /** A file of which all is in Kafka is sealed while nothing is going on, so that the drain deletes it. */
    private void sealWhatIsSent() {
        if (active != null && backlog.sentUpTo().compareTo(active.end()) >= 0) {
            sealActive();
        }
    }

    private void sealActive() {
        if (active != null) {
            active.seal();
            active = null;
            onChange.run();
        }
    }

    private void refuse(Spooling spooling, SpoolFullException reason) {
        backlog.release(spooling.event().topic());
        spooling.refuse(reason);
    }

    private void refuseLatecomers() {
        List<Spooling> late = new ArrayList<>();
        queue.drainTo(late);
        late.remove(wake);
        late.forEach(spooling -> refuse(spooling, new SpoolFullException("the spool is closing")));
    }
}
