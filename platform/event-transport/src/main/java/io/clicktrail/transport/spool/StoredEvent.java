package io.clicktrail.transport.spool;

import io.clicktrail.event.EncodedEvent;

/**
 * An event on disk.
 *
 * @param storedAt milliseconds since 1970
 * @param start where its record begins
 * @param end where the next one does
 */
record StoredEvent(EncodedEvent event, long storedAt, Position start, Position end) {

    long bytes() {
        return end.offset() - start.offset();
    }
}
