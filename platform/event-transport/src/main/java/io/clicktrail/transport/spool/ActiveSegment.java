package io.clicktrail.transport.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The segment that grows. Only the writer's thread has it. */
final class ActiveSegment {

    private static final Logger log = LoggerFactory.getLogger(ActiveSegment.class);

    private final Segment segment;
    private final FileChannel file;
    private final ByteBuffer buffer;
    private long end;

    /** @param buffer collects small records; empty, and of nobody else's use */
    ActiveSegment(Segment segment, FileChannel file, ByteBuffer buffer) {
        this.segment = segment;
        this.file = file;
        this.buffer = buffer.clear();
    }

    Segment segment() {
        return segment;
    }

    /** Where the next record will begin. */
    Position end() {
        return new Position(segment.number(), end);
    }

    long unsynced() {
        return end - segment.readable();
    }

    void put(ByteBuffer record) throws IOException {
        long size = record.remaining();
        if (size > buffer.remaining()) {
            flush();
        }
        if (size > buffer.capacity()) {
            writeFully(record);
        } else {
            buffer.put(record);
        }
        end += size;
    }

    /** Afterwards all that was put is on disk. */
    void sync() throws IOException {
        flush();
        file.force(false);
    }

    /** What is synced may be read. */
    void show() {
        segment.readableTo(end);
    }

    private void flush() throws IOException {
        writeFully(buffer.flip());
        buffer.clear();
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    /**
     * Takes back what is not synced, as far as the disk lets it: what stays there is passed over by who reads it, or
     * sent though nobody was promised that.
     */
    void cut() {
        try {
            file.truncate(segment.readable());
        } catch (IOException e) {
            log.warn("segment {} keeps bytes that nobody was promised: {}", segment.number(), e.toString());
        }
        seal();
    }

    void seal() {
        segment.seal();
        try {
            file.close();
        } catch (IOException e) {
            log.warn("segment {} does not close: {}", segment.number(), e.toString());
        }
    }
}
