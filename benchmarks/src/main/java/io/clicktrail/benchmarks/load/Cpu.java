package io.clicktrail.benchmarks.load;

import io.clicktrail.infrastructure.KafkaServer;

/** CPU seconds by who has used them; whoever sends and loads is left out. */
public record Cpu(double service, double database, double broker) {

    /** What all of them have used since they were started. */
    public static Cpu now(ProcessHandle service, OwnDatabase database, KafkaServer kafka) {
        return new Cpu(
                CpuTime.secondsOf(service),
                CpuTime.secondsOf(database.process()),
                CpuTime.secondsOf(ProcessHandle.of(kafka.pid()).orElseThrow()));
    }

    public Cpu since(Cpu before) {
        return new Cpu(service - before.service, database - before.database, broker - before.broker);
    }

    /** Where the others are only there, and idle. */
    public Cpu ofDatabase() {
        return new Cpu(0, database, 0);
    }

    /** Where the others are only there, and idle. */
    public Cpu ofService() {
        return new Cpu(service, 0, 0);
    }

    /** For 100,000, of these. */
    public Cpu per100k(long number) {
        double share = 100_000.0 / number;
        return new Cpu(service * share, database * share, broker * share);
    }

    public double all() {
        return service + database + broker;
    }
}
