package io.clicktrail.postback.arbitrage;

/** What became of a report when it was stored. */
sealed interface StoredSend {

    /** It is to be sent. */
    record New(long trackingId) implements StoredSend {}

    /** It is one that was stored before. */
    record Repeat(long trackingId) implements StoredSend {}

    /** Its key belongs to another report. */
    record KeyReused() implements StoredSend {}
}
