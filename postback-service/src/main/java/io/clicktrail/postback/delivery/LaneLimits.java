package io.clicktrail.postback.delivery;

import java.util.Map;

/**
 * How many deliveries may be claimed for each network now.
 *
 * @param usual for the networks that are not named
 * @param places by slug, for those that have calls in flight or do not answer
 */
record LaneLimits(int usual, Map<String, Integer> places) {}
