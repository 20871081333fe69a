package io.clicktrail.standalone;

/** The house cannot start; the message is one line that says what to do. */
public final class HouseFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public HouseFailedException(String message) {
        super(message);
    }

    public HouseFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
