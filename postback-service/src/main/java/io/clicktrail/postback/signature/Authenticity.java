package io.clicktrail.postback.signature;

/** What a signature says of the message that it came with. */
public enum Authenticity {
    /** From somebody who knows the secret, and of now. */
    GENUINE,
    /** The time in it is too far from ours; whose it is was not asked. */
    STALE,
    /** No signature is right. */
    FORGED,
    /** What is to be checked is missing or misshapen. */
    UNREADABLE
}
