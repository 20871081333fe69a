package io.clicktrail.postback.delivery;

import java.util.Locale;

/**
 * Where a delivery stands, as stored. A pending one whose network is unknown or disabled is shown as {@code waiting} or
 * {@code paused}: it moves on by itself as soon as the network is there again.
 */
enum DeliveryState {
    /** Due, in flight, or waiting for its next attempt. */
    PENDING,
    /** Taken by the network. */
    DELIVERED,
    /** Given up: refused, or the schedule is used up. */
    EXHAUSTED,
    /** Cannot be sent at all. */
    UNDELIVERABLE,
    /** The network does not want to hear of it. */
    IGNORED,
    /** Waits for a person, by a rule, or for an earlier one that does. */
    HELD,
    /** Not sent, by a rule or by hand. */
    DECLINED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
