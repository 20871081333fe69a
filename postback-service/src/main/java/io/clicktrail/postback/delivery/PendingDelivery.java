package io.clicktrail.postback.delivery;

import io.clicktrail.postback.network.Network;

/**
 * A delivery that this worker has claimed: nobody else sends it until the lease ends.
 *
 * @param network as it is now
 * @param attempts how many there have been in all
 * @param round 0, or which replay by hand this is
 * @param roundAttempts how many there have been in this round
 */
record PendingDelivery(Delivery delivery, Network network, int attempts, int round, int roundAttempts) {}
