package io.clicktrail.transport.spool;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.EncodedEvent;

/**
 * How an event lies in a segment: a mark, the length of the content, a CRC32C, the content.
 *
 * <p>The checksum begins with the segment's salt, so that bytes that only look like a record are never taken for one:
 * neither what a visitor wrote into a field, nor what an earlier file left on the disk.
 */
final class RecordFormat {

    static final int HEADER = 3 * Integer.BYTES;
    static final int MARK = 0x43_54_53_31;
    static final int LARGEST_CONTENT = 16 << 20;

    private RecordFormat() {}

    static ByteBuffer encode(EncodedEvent event, long storedAt, long salt) {
        byte[] content = content(event, storedAt);
        return ByteBuffer.allocate(HEADER + content.length)
                .putInt(MARK)
                .putInt(content.length)
                .putInt(checksum(salt, ByteBuffer.wrap(content)))
                .put(content)
                .flip();
    }

    private static byte[] content(EncodedEvent event, long storedAt) {
        var bytes = new ByteArrayOutputStream(1024);
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(storedAt);
            write(out, event.topic());
            write(out, event.key());
            out.writeInt(event.headers().size());
            for (Map.Entry<String, String> header : event.headers().entrySet()) {
                write(out, header.getKey());
                write(out, header.getValue());
            }
            write(out, event.body());
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static int checksum(long salt, ByteBuffer content) {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(salt)
                .putInt(content.remaining())
                .flip());
        crc.update(content.duplicate());
        return (int) crc.getValue();
    }

    /** What {@link #content} wrote, or null where the bytes are something else. */
    static @Nullable StoredEvent decode(ByteBuffer content, Position start, Position end) {
        try {
            long storedAt = content.getLong();
            String topic = readText(content);
            String key = readText(content);
            Map<String, String> headers = new LinkedHashMap<>();
            for (int more = content.getInt(); more > 0; more--) {
                headers.put(readText(content), readText(content));
            }
            byte[] body = readBytes(content);
            return new StoredEvent(new EncodedEvent(topic, key, headers, body), storedAt, start, end);
        } catch (BufferUnderflowException e) {
            return null;
        }
    }

    private static String readText(ByteBuffer content) {
        return new String(readBytes(content), StandardCharsets.UTF_8);
    }

    private static byte[] readBytes(ByteBuffer content) {
        int length = content.getInt();
        if (length < 0 || length > content.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        content.get(bytes);
        return bytes;
    }
}
