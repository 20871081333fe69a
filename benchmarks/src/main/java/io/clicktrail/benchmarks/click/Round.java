package io.clicktrail.benchmarks.click;

import java.io.IOException;
import java.time.Duration;

import io.clicktrail.benchmarks.load.ClosedLoop;
import io.clicktrail.benchmarks.load.CpuTime;

/**
 * One closed loop against one contender.
 *
 * @param frontCpu CPU seconds of the answering process for 100,000 requests
 * @param allCpu the same with the processes behind it
 */
record Round(double requestsPerSecond, double p99Millis, double frontCpu, double allCpu) {

    static Round of(Contender contender, Duration time) throws IOException, InterruptedException {
        ProcessHandle[] behind = contender.behind().toArray(ProcessHandle[]::new);
        double front = CpuTime.secondsOf(contender.front());
        double back = CpuTime.secondsOf(behind);
        ClosedLoop loop = ClosedLoop.run(contender.target(), time);
        double frontUsed = CpuTime.secondsOf(contender.front()) - front;
        double backUsed = CpuTime.secondsOf(behind) - back;
        if (loop.failures() > 0) {
            throw new IOException(contender.name() + " refused " + loop.failures() + " requests");
        }
        double hundredThousands = loop.requestsPerSecond() * time.toSeconds() / 100_000;
        return new Round(
                loop.requestsPerSecond(),
                loop.p99Millis(),
                frontUsed / hundredThousands,
                (frontUsed + backUsed) / hundredThousands);
    }
}
