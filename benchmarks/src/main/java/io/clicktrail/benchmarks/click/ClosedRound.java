package io.clicktrail.benchmarks.click;

import java.io.IOException;
import java.time.Duration;

import io.clicktrail.benchmarks.load.ClosedLoop;
import io.clicktrail.benchmarks.load.Memory;

/**
 * One closed loop against one contender.
 *
 * @param cpu for 100,000 requests
 * @param megabytes that the front holds at the end of it
 */
record ClosedRound(ClosedLoop loop, CpuUse cpu, double megabytes) {

    static ClosedRound of(Contender contender, Duration time) throws IOException, InterruptedException {
        CpuUse before = CpuUse.of(contender);
        ClosedLoop loop = ClosedLoop.run(contender.target(), time);
        CpuUse used = CpuUse.of(contender).since(before);
        return new ClosedRound(loop, used.per100k(loop.requests()), Memory.residentMegabytes(contender.front()));
    }

    double requestsPerSecond() {
        return loop.requestsPerSecond();
    }
}
