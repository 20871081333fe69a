package io.clicktrail.attribution.offer;

import java.util.Map;

/**
 * What stands in the way of seeing an offer's actions at its place.
 *
 * @param lack as the bot named it
 * @param advice what to do about it, in words, by language
 */
public record PlaceLack(String lack, Map<String, String> advice) {}
