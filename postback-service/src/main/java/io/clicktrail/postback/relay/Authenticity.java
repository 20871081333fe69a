package io.clicktrail.postback.relay;

/** What a signature proves. */
public enum Authenticity {
    AUTHENTIC,
    /** It is not one of those whose secret we know, or it is that of another call. */
    FORGED,
    /** It was right once; the call may be somebody's copy. */
    STALE
}
