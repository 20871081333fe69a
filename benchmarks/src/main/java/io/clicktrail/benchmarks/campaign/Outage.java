package io.clicktrail.benchmarks.campaign;

/**
 * What happened while Kafka was dead, in the nanoseconds of {@link System#nanoTime()}.
 *
 * @param killed when Kafka was
 * @param full when the first visitor was refused
 * @param back when Kafka answered again
 * @param emptied when the spool's last file was gone
 * @param freeMegabytes of the disk, while visitors were refused
 */
record Outage(long killed, long full, long back, long emptied, double freeMegabytes) {

    private static final double NANOS_A_SECOND = 1e9;

    double secondsToFull() {
        return (full - killed) / NANOS_A_SECOND;
    }

    double secondsToEmpty() {
        return (emptied - back) / NANOS_A_SECOND;
    }

    /** From Kafka's return to then; 0 for what was before it. */
    double secondsAfter(long moment) {
        return Math.max(0, (moment - back) / NANOS_A_SECOND);
    }
}
