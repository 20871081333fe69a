package io.clicktrail.benchmarks.postback;

import io.clicktrail.benchmarks.load.Cpu;

/**
 * What one contender did in one round.
 *
 * @param cpu for 100,000 calls; the caller's own stands as the service's
 */
record Turn(double perSecond, Cpu cpu) {

    private static final double OF = 100_000;

    double perCpuSecond() {
        return OF / cpu.service();
    }

    double perCpuSecondOfAll() {
        return OF / cpu.all();
    }
}
