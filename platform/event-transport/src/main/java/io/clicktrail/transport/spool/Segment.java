package io.clicktrail.transport.spool;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of the spool. Its name holds its number and the salt of its records, so that a damaged file can still be
 * read behind the damage.
 */
final class Segment {

    private static final Pattern NAME = Pattern.compile("(\\d{19})-([0-9a-f]{16})\\.segment");

    private final long number;
    private final long salt;
    private final Path file;
    private final boolean recovered;
    private volatile long readable;
    private volatile boolean sealed;

    private Segment(long number, long salt, Path file, boolean recovered) {
        this.number = number;
        this.salt = salt;
        this.file = file;
        this.recovered = recovered;
    }

    static Segment of(Path directory, long number, long salt) {
        String name = "%019d-%s.segment".formatted(number, HexFormat.of().toHexDigits(salt));
        return new Segment(number, salt, directory.resolve(name), false);
    }

    /** The segment in a file, where its name says that it is one. */
    static Optional<Segment> in(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                ? Optional.of(new Segment(
                        Long.parseLong(name.group(1)), HexFormat.fromHexDigitsToLong(name.group(2)), file, true))
                : Optional.empty();
    }

    long number() {
        return number;
    }

    long salt() {
        return salt;
    }

    Path file() {
        return file;
    }

    /** An earlier process wrote it. Its damages are counted already. */
    boolean recovered() {
        return recovered;
    }

    /** Up to where its bytes are synced, and may be read. */
    long readable() {
        return readable;
    }

    void readableTo(long offset) {
        readable = offset;
    }

    /** No more will be written to it. */
    boolean sealed() {
        return sealed;
    }

    void seal() {
        sealed = true;
    }

    Position positionAt(long offset) {
        return new Position(number, offset);
    }
}
