package io.clicktrail.transport.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a segment in order. What is no whole record with a right checksum is passed over, up to the next
 * one that is.
 */
final class SegmentReader implements Closeable {

    private static final int WINDOW = 256 << 10;

    private final Segment segment;
    private final FileChannel file;
    private final Runnable onDamage;
    private ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long offset;
    private long limit;
    private boolean damaged;

    /**
     * @param offset where a record begins
     * @param onDamage called once for each stretch that is passed over
     */
    SegmentReader(Segment segment, long offset, Runnable onDamage) throws IOException {
        this.segment = segment;
        this.file = FileChannel.open(segment.file(), StandardOpenOption.READ);
        this.offset = offset;
        this.onDamage = onDamage;
    }

    /** The next whole record before the limit, which is the end of a record or of the file; null where none is left. */
    @Nullable
    StoredEvent next(long limit) throws IOException {
        this.limit = limit;
        while (offset < limit) {
            StoredEvent event = recordHere();
            if (event != null) {
                damaged = false;
                skip(event.bytes());
                return event;
            }
            passOver();
        }
        damaged = false;
        return null;
    }

    private @Nullable StoredEvent recordHere() throws IOException {
        if (!load(RecordFormat.HEADER)) {
            return null;
        }
        int at = window.position();
        int length = window.getInt(at + Integer.BYTES);
        if (window.getInt(at) != RecordFormat.MARK || length < 0 || length > RecordFormat.LARGEST_CONTENT) {
            return null;
        }
        int size = RecordFormat.HEADER + length;
        return load(size) ? checked(size) : null;
    }

    private @Nullable StoredEvent checked(int size) {
        int at = window.position();
        ByteBuffer content = window.slice(at + RecordFormat.HEADER, size - RecordFormat.HEADER);
        boolean whole = RecordFormat.checksum(segment.salt(), content) == window.getInt(at + 2 * Integer.BYTES);
        return whole
                ? RecordFormat.decode(
                        content, new Position(segment.number(), offset), new Position(segment.number(), offset + size))
                : null;
    }

    /** On to the next mark, or to the limit. */
    private void passOver() throws IOException {
        if (!damaged) {
            onDamage.run();
        }
        damaged = true;
        skip(1);
        while (load(Integer.BYTES) && window.getInt(window.position()) != RecordFormat.MARK) {
            skip(1);
        }
        if (window.remaining() < Integer.BYTES) {
            skip(window.remaining());
        }
    }

    private void skip(long bytes) {
        window.position(window.position() + (int) bytes);
        offset += bytes;
    }

    /** Whether the window could be made to hold so many bytes from the offset on. Reads nothing behind the limit. */
    private boolean load(int bytes) throws IOException {
        if (window.remaining() >= bytes) {
            return true;
        }
        if (limit - offset < bytes) {
            loadUpTo((int) (limit - offset));
            return false;
        }
        loadUpTo(Math.max(bytes, WINDOW));
        return window.remaining() >= bytes;
    }

    private void loadUpTo(int bytes) throws IOException {
        ByteBuffer wanted =
                bytes > window.capacity() ? ByteBuffer.allocate(bytes).put(window) : window.compact();
        wanted.limit((int) Math.min(wanted.capacity(), limit - offset));
        int read = 0;
        while (read >= 0 && wanted.hasRemaining()) {
            read = file.read(wanted, offset + wanted.position());
        }
        window = wanted.flip();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
