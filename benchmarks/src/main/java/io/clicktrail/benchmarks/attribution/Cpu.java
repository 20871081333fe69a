package io.clicktrail.benchmarks.attribution;

import io.clicktrail.benchmarks.load.AttributionService;
import io.clicktrail.benchmarks.load.CpuTime;
import io.clicktrail.benchmarks.load.OwnDatabase;
import io.clicktrail.infrastructure.KafkaServer;

/** CPU seconds by who has used them; whoever sends and loads is left out. */
record Cpu(double service, double database, double broker) {

    /** What all of them have used since they were started. */
    static Cpu now(AttributionService service, OwnDatabase database, KafkaServer kafka) {
        return new Cpu(
                CpuTime.secondsOf(ProcessHandle.of(service.process().pid()).orElseThrow()),
                CpuTime.secondsOf(database.process()),
                CpuTime.secondsOf(ProcessHandle.of(kafka.pid()).orElseThrow()));
    }

    Cpu since(Cpu before) {
        return new Cpu(service - before.service, database - before.database, broker - before.broker);
    }

    /** Where the others are only there, and idle. */
    Cpu ofDatabase() {
        return new Cpu(0, database, 0);
    }

    /** For 100,000, of these. */
    Cpu per100k(long number) {
        double share = 100_000.0 / number;
        return new Cpu(service * share, database * share, broker * share);
    }

    double all() {
        return service + database + broker;
    }
}
