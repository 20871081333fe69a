package io.clicktrail.postback.network;

/** A template filled in, or the reason why it cannot be. */
public sealed interface Rendering {

    /**
     * Fit to be sent: ASCII, percent-encoded.
     *
     * @param address scheme, host and path
     * @param query without the {@code ?}; perhaps empty
     * @param maskedQuery the query as it may be logged and shown
     */
    record Ready(String address, String query, String maskedQuery) implements Rendering {}

    /** There is nothing to send in this macro's place. */
    record Missing(Macro macro) implements Rendering {}
}
