package io.clicktrail.analytics.report;

/**
 * Figures of one offer, network, source or team.
 *
 * @param key empty for what belongs to none
 * @param name as people chose it; the key where there is none
 */
public record Named(String key, String name, Figures figures) {}
