package io.clicktrail.postback.arbitrage;

/**
 * A send under a lease: nobody else sends it meanwhile.
 *
 * @param attempts how many there were before, in all
 * @param round how often somebody has replayed it
 * @param roundAttempts how many there were since then
 */
record PendingSend(
        long trackingId,
        String target,
        String url,
        VisitorHeaders headers,
        int attempts,
        int round,
        int roundAttempts) {}
