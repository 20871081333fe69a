package io.clicktrail.postback.address;

/** What becomes of the host and port of a URL as somebody wrote them, before anything is resolved. */
public sealed interface TargetHost {

    /**
     * May be saved.
     *
     * @param authority host and port as they go into the URL: lower case, ASCII (punycode), default port left out
     */
    record Admitted(String authority) implements TargetHost {}

    /** May not. */
    record Refused(Reason reason, String detail) implements TargetHost {}

    /** Why a host is refused. */
    enum Reason {
        INVALID_HOST,
        BLOCKED_ADDRESS,
        PORT_NOT_ALLOWED
    }

    /** @param authority what stands between {@code //} and the path */
    static TargetHost read(boolean https, String authority, AddressPolicy policy) {
        return new HostReader(https, policy).read(authority);
    }
}
