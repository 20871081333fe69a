package io.clicktrail.standalone.sandbox.trail;

/** A step did not come about. The message is a key of the message file, with what is to be filled in behind a colon. */
final class TrailFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TrailFailedException(String message) {
        super(message, null, false, false);
    }
}
