package io.clicktrail.transport.consume;

import io.clicktrail.transport.Causes;

/** The surroundings do not allow the batch to be processed now. It is tried again, for ever. */
final class BatchPostponedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BatchPostponedException(Throwable cause) {
        super(Causes.of(cause).toString(), cause);
    }
}
