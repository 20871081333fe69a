package io.clicktrail.transport.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Remembers durably up to where the spool has been sent. Where it cannot be read the spool is sent from its start:
 * events come twice then, with the same ids.
 */
final class Cursor implements Closeable {

    private static final int LENGTH = 2 * Long.BYTES + Integer.BYTES;

    private final FileChannel file;

    Cursor(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    Position read() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
        if (file.read(bytes, 0) < LENGTH || checksum(bytes) != bytes.getInt(2 * Long.BYTES)) {
            return Position.START;
        }
        return new Position(bytes.getLong(0), bytes.getLong(Long.BYTES));
    }

    void write(Position position) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(LENGTH).putLong(position.segment()).putLong(position.offset());
        bytes.putInt(checksum(bytes)).flip();
        file.write(bytes, 0);
        file.force(false);
    }

    private static int checksum(ByteBuffer bytes) {
        var crc = new CRC32C();
        crc.update(bytes.duplicate().clear().limit(2 * Long.BYTES));
        return (int) crc.getValue();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
