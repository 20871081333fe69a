package io.clicktrail.benchmarks.attribution;

/**
 * What one contender did in one round.
 *
 * @param cpu for 100,000
 */
record Turn(double perSecond, Cpu cpu) {}
