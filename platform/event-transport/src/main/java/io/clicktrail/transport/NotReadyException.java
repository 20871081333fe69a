package io.clicktrail.transport;

/**
 * Something that a service has to know is not known yet, such as a compacted topic that was not read to its end. It heals
 * by itself: a listener that throws it gets its batch again, and a caller is asked to come back (503).
 */
public final class NotReadyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param missing what is not known yet */
    public NotReadyException(String missing) {
        super(missing + " not known yet");
    }
}
