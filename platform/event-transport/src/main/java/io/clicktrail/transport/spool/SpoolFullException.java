package io.clicktrail.transport.spool;

/** Neither Kafka nor the disk can take more: the caller must be told to come again. */
public final class SpoolFullException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SpoolFullException(String message) {
        super(message);
    }

    SpoolFullException(String message, Throwable cause) {
        super(message, cause);
    }
}
