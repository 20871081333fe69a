package io.clicktrail.transport.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

import io.clicktrail.event.CatalogueEvent;
import io.clicktrail.event.EncodedEvent;
import io.clicktrail.event.EventCodec;
import io.clicktrail.event.UnreadableEventException;

/**
 * The state of a topic as a file. A new one is written beside the old one, synced and put in its place, so that there
 * is always a whole one.
 */
final class Snapshot<E extends CatalogueEvent> {

    private static final int MARK = 0x43_54_53_54;

    private final Path file;
    private final EventCodec codec;
    private final Class<E> type;

    Snapshot(Path file, EventCodec codec, Class<E> type) {
        this.file = file.toAbsolutePath();
        this.codec = codec;
        this.type = type;
    }

    void write(Collection<E> events) throws IOException {
        Path directory = file.resolveSibling("");
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.createDirectories(directory);
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(bytes(List.copyOf(events)));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private byte[] bytes(List<E> events) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(MARK);
        out.writeInt(events.size());
        for (E event : events) {
            EncodedEvent encoded = codec.encode(event);
            write(out, encoded.headers().getOrDefault(EventCodec.TYPE, "").getBytes(StandardCharsets.UTF_8));
            write(out, encoded.body());
        }
        out.writeInt(checksum(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * The events by their keys; empty where there is no file.
     *
     * @throws IOException when it is damaged, or of a version that nobody understands any more
     */
    Optional<Map<String, E>> load() throws IOException {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        int length = bytes.length - Integer.BYTES;
        if (length < 2 * Integer.BYTES
                || checksum(Arrays.copyOf(bytes, length))
                        != ByteBuffer.wrap(bytes).getInt(length)) {
            throw new IOException("the snapshot is damaged");
        }
        return Optional.of(read(new DataInputStream(new ByteArrayInputStream(bytes))));
    }

    private Map<String, E> read(DataInputStream in) throws IOException {
        if (in.readInt() != MARK) {
            throw new IOException("the snapshot is of another kind");
        }
        Map<String, E> events = new HashMap<>();
        for (int more = in.readInt(); more > 0; more--) {
            E event = readEvent(in);
            events.put(event.partitionKey(), event);
        }
        return events;
    }

    private E readEvent(DataInputStream in) throws IOException {
        try {
            String name = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            return type.cast(codec.decode(name, in.readNBytes(in.readInt())));
        } catch (UnreadableEventException | ClassCastException e) {
            throw new IOException("the snapshot holds an event that cannot be read", e);
        }
    }

    private static int checksum(byte[] content) {
        var crc = new CRC32C();
        crc.update(content);
        return (int) crc.getValue();
    }
}
