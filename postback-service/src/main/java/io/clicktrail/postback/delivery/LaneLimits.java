package io.clicktrail.postback.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * How many deliveries may be claimed for each network now.
 *
 * @param usual for the networks that are not named
 * @param places by slug, for those that have calls in flight or do not answer
 * @param probing of those that do not answer the ones that may be tried
 * @param rest how long all replicas leave a network alone that one of them has tried
 */
record LaneLimits(int usual, Map<String, Integer> places, Set<String> probing, Duration rest) {}
