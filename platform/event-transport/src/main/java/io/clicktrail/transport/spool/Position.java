package io.clicktrail.transport.spool;

import java.util.Comparator;

/**
 * A place in the spool.
 *
 * @param segment number of the segment, growing for ever
 * @param offset in bytes from the start of its file
 */
record Position(long segment, long offset) implements Comparable<Position> {

    static final Position START = new Position(0, 0);

    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::segment).thenComparingLong(Position::offset);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
