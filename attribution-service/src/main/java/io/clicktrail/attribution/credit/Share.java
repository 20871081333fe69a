package io.clicktrail.attribution.credit;

/**
 * What a touch has of the credit.
 *
 * @param millionths from 0 to 1000000
 */
public record Share(Touch touch, int millionths) {}
