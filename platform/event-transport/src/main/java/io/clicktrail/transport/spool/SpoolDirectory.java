package io.clicktrail.transport.spool;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of a spool, and the lock that keeps a second process away from them. */
final class SpoolDirectory implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(SpoolDirectory.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path path;
    private final FileChannel lockFile;

    private SpoolDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** @throws IllegalStateException when another process, or another spool of this one, has the directory */
    static SpoolDirectory lock(Path path) {
        try {
            create(path);
            FileChannel file =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(file) == null) {
                file.close();
                throw new IllegalStateException("the spool directory " + path.toAbsolutePath()
                        + " is in use by another process; give each process a directory of its own"
                        + " (clicktrail.data-dir, CLICKTRAIL_DATA_DIR)");
            }
            return new SpoolDirectory(path, file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the spool directory " + path.toAbsolutePath() + " cannot be used (clicktrail.data-dir,"
                            + " CLICKTRAIL_DATA_DIR)",
                    e);
        }
    }

    /** For its owner alone: what visitors and webhooks said is in there. */
    private static void create(Path path) throws IOException {
        Files.createDirectories(path);
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Cursor cursor() throws IOException {
        return new Cursor(path.resolve("cursor"));
    }

    /** Those there are, oldest first. */
    List<Segment> segments() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(Segment::in)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparingLong(Segment::number))
                    .toList();
        }
    }

    /** A new empty file; its name is synced, so that it is found again after a power cut. */
    FileChannel create(Segment segment) throws IOException {
        FileChannel file = FileChannel.open(segment.file(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel directory = FileChannel.open(path, StandardOpenOption.READ)) {
            directory.force(true);
        }
        return file;
    }

    Segment next(long number) {
        return Segment.of(path, number, RANDOM.nextLong());
    }

    /** Best effort: a segment that stays is sent again after the next start. */
    void delete(Segment segment) {
        try {
            Files.deleteIfExists(segment.file());
        } catch (IOException e) {
            log.warn("segment {} cannot be deleted: {}", segment.number(), e.toString());
        }
    }

    /** Puts aside what Kafka will never take. */
    void setAside(StoredEvent event) throws IOException {
        Position at = event.start();
        Path file = path.resolve("refused-%d-%d.record".formatted(at.segment(), at.offset()));
        ByteBuffer record = RecordFormat.encode(event.event(), event.storedAt(), 0);
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            out.write(record);
            out.force(false);
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
