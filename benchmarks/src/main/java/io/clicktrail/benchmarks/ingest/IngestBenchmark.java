package io.clicktrail.benchmarks.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.clicktrail.benchmarks.load.EventPublisher;
import io.clicktrail.benchmarks.load.HouseService;
import io.clicktrail.benchmarks.load.OwnDatabase;
import io.clicktrail.benchmarks.load.OwnKafka;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.Topic;
import io.clicktrail.infrastructure.Directories;
import io.clicktrail.infrastructure.KafkaServer;

/**
 * How fast one attribution-service as it ships works off a backlog of clicks: poll, decode, store, commit. Beside it, in
 * turns and into the same table, the bare COPY of 500 rows a commit over one connection. Both share the machine with
 * PostgreSQL, the service with Kafka too: read the ratio.
 */
public final class IngestBenchmark {

    private static final int ROWS_A_COMMIT = 500;
    private static final int CLICKS = Integer.getInteger("clicks", 100_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warmup", 25));

    private final EventPublisher publisher;
    private final HouseService attribution;
    private final ClickTable table;

    private IngestBenchmark(EventPublisher publisher, HouseService attribution, ClickTable table) {
        this.publisher = publisher;
        this.attribution = attribution;
        this.table = table;
    }

    /** Rows a second. */
    private record Round(double copied, double consumed) {

        double ratio() {
            return consumed / copied;
        }
    }

    /** @param args the repository, with the boot jar of attribution-service in it */
    public static void main(String[] args) throws IOException, SQLException {
        Path scratch = Directories.temporary("ingest-benchmark");
        try (KafkaServer kafka = OwnKafka.start(scratch);
                OwnDatabase database = OwnDatabase.start(scratch, HouseService.ATTRIBUTION);
                HouseService attribution = HouseService.start(Path.of(args[0]), scratch, kafka, database);
                ClickTable table = new ClickTable(database.open())) {
            new IngestBenchmark(new EventPublisher(kafka.address()), attribution, table).run();
        } finally {
            Directories.delete(scratch);
        }
    }

    private void run() throws IOException, SQLException {
        warm();
        report(rounds());
    }

    private void warm() throws SQLException {
        System.out.printf("warming for %d s%n", WARM_UP.toSeconds());
        long end = System.nanoTime() + WARM_UP.toNanos();
        while (System.nanoTime() < end) {
            consumed();
        }
    }

    private List<Round> rounds() throws IOException, SQLException {
        List<Round> rounds = new ArrayList<>();
        for (int number = 1; number <= ROUNDS; number++) {
            Round round = new Round(copied(), consumed());
            rounds.add(round);
            System.out.printf(
                    Locale.ROOT,
                    "round %d: COPY %,.0f rows/s, attribution-service %,.0f rows/s, ratio %.2f%n",
                    number,
                    round.copied(),
                    round.consumed(),
                    round.ratio());
        }
        return rounds;
    }

    private double copied() throws IOException, SQLException {
        List<String> batches = Clicks.batches(Clicks.some(CLICKS), ROWS_A_COMMIT);
        long begin = System.nanoTime();
        table.copy(batches);
        return rate(begin);
    }

    private double consumed() throws SQLException {
        List<ClickRegistered> clicks = Clicks.some(CLICKS);
        long before = table.rows();
        attribution.process().freeze();
        publisher.publish(clicks);
        long begin = System.nanoTime();
        attribution.process().thaw();
        attribution.backlog("clicks", Topic.CLICKS).awaitEnd();
        double rate = rate(begin);
        if (table.rows() - before != CLICKS) {
            throw new IllegalStateException("of " + CLICKS + " clicks " + (table.rows() - before) + " became rows");
        }
        return rate;
    }

    private static double rate(long begin) {
        return CLICKS / ((System.nanoTime() - begin) / 1e9);
    }

    private static void report(List<Round> rounds) {
        double[] ratios = rounds.stream().mapToDouble(Round::ratio).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "rows a second, ours against COPY: %.2f, the median of %.2f to %.2f (floor 0.35, aim 0.60)%n",
                ratios[ratios.length / 2],
                ratios[0],
                ratios[ratios.length - 1]);
    }
}
