package io.clicktrail.benchmarks.attribution;

import io.clicktrail.benchmarks.load.Cpu;

/**
 * What one contender did in one round.
 *
 * @param cpu for 100,000
 */
record Turn(double perSecond, Cpu cpu) {}
