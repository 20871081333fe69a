package io.clicktrail.infrastructure;

import org.jspecify.annotations.Nullable;

/** A server could not start or do what it was asked; the message is one line that a person can act upon. */
public final class ServerFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ServerFailedException(String message) {
        super(message);
    }

    public ServerFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
