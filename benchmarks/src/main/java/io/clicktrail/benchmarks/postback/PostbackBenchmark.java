package io.clicktrail.benchmarks.postback;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import io.clicktrail.benchmarks.load.Cpu;
import io.clicktrail.benchmarks.load.EventPublisher;
import io.clicktrail.benchmarks.load.HouseService;
import io.clicktrail.benchmarks.load.OwnDatabase;
import io.clicktrail.benchmarks.load.OwnKafka;
import io.clicktrail.benchmarks.load.Quantiles;
import io.clicktrail.benchmarks.load.SteadyPublisher;
import io.clicktrail.benchmarks.load.Waiting;
import io.clicktrail.benchmarks.networks.Stories;
import io.clicktrail.event.ConversionEvent.ConversionApproved;
import io.clicktrail.infrastructure.Directories;
import io.clicktrail.infrastructure.KafkaServer;

/**
 * How long it takes from a conversion to its network, one at a time and at a steady rate, and what a postback costs
 * postback-service as it ships: hear, plan, claim, call, write down, say. Beside it, in turns, a bare WebClient that only
 * calls the same networks. All share the machine: read the ratios and the CPU.
 */
public final class PostbackBenchmark {

    private static final int NETWORKS = 10;
    private static final int SINGLES = Integer.getInteger("singles", 500);
    private static final int PER_SECOND = Integer.getInteger("rate", 200);
    private static final int SECONDS = Integer.getInteger("seconds", 60);
    private static final int CONVERSIONS = Integer.getInteger("conversions", 30_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warmup", 40));
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BREATH = Duration.ofMillis(20);
    private static final String QUERY = "/pb?status=1&sum=1.50&cid=";
    private static final String NETWORK = """
            {"slug": "bench-%d", "name": "Benchmark %d", "click_id_parameter": "uid",
             "postback": {"url_template": "http://%s/pb?status={status}&sum={payout}&eid={event_id}&cid={click_id}",
                          "method": "GET", "statuses": {"approved": "1"}}}
            """;

    private final KafkaServer kafka;
    private final OwnDatabase database;
    private final HouseService service;
    private final Receiver receiver;
    private final BareLoop bare;
    private final Random chance = new Random(1);
    private int conversions;

    private PostbackBenchmark(
            KafkaServer kafka, OwnDatabase database, HouseService service, Receiver receiver, BareLoop bare) {
        this.kafka = kafka;
        this.database = database;
        this.service = service;
        this.receiver = receiver;
        this.bare = bare;
    }

    /** @param args the repository, with the boot jar of postback-service in it */
    public static void main(String[] args) throws SQLException {
        Path scratch = Directories.temporary("postback-benchmark");
        try (Receiver receiver = new Receiver(NETWORKS);
                KafkaServer kafka = OwnKafka.start(scratch);
                OwnDatabase database = OwnDatabase.start(scratch, HouseService.POSTBACK);
                HouseService service = HouseService.launch(
                        Path.of(args[0]),
                        scratch,
                        HouseService.POSTBACK,
                        kafka,
                        database,
                        Map.of("POSTBACK_ALLOWED_LOOPBACK", String.join(",", receiver.addresses())));
                BareLoop bare = BareLoop.start(
                        scratch,
                        receiver.addresses().stream()
                                .map(address -> "http://" + address + QUERY)
                                .toList())) {
            service.awaitReady();
            List<String> addresses = receiver.addresses();
            for (int i = 0; i < NETWORKS; i++) {
                service.make("/api/v1/networks", NETWORK.formatted(i, i, addresses.get(i)));
            }
            new PostbackBenchmark(kafka, database, service, receiver, bare).run();
        } finally {
            Directories.delete(scratch);
        }
    }

    private void run() throws SQLException {
        Report.settings(NETWORKS, CONVERSIONS, ROUNDS);
        warm();
        try (SteadyPublisher publisher = new SteadyPublisher(kafka.address())) {
            Report.latency("one at a time", oneAtATime(publisher));
            Report.latency(PER_SECOND + " a second", atARate(publisher));
        }
        List<Turn> ours = new ArrayList<>();
        List<Turn> theirs = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(delivered(CONVERSIONS));
            theirs.add(called(CONVERSIONS));
        }
        Report.table(ours, theirs);
    }

    private void warm() throws SQLException {
        System.out.printf("warming for %d s%n", WARM_UP.toSeconds());
        long end = System.nanoTime() + WARM_UP.toNanos();
        do {
            delivered(CONVERSIONS / 4);
            called(CONVERSIONS / 4);
        } while (System.nanoTime() < end);
    }

    /** From the moment before it is published; the house has nothing else to do. */
    private Quantiles oneAtATime(SteadyPublisher publisher) {
        receiver.forget();
        double[] millis = new double[SINGLES];
        for (int i = 0; i < SINGLES; i++) {
            Waiting.untilNanoTime(System.nanoTime() + BREATH.toNanos());
            ConversionApproved approved = next();
            String clickId = String.valueOf(approved.conversion().networkClickId());
            long begin = System.nanoTime();
            publisher.publish(approved);
            Waiting.until("it is told", () -> receiver.hasHeard(clickId));
            millis[i] = (receiver.heardAt(clickId) - begin) / 1e6;
        }
        return Quantiles.of(IntStream.range(0, SINGLES).mapToDouble(i -> millis[i]));
    }

    /** From the moment when each was due. */
    private Quantiles atARate(SteadyPublisher publisher) {
        receiver.forget();
        int number = PER_SECOND * SECONDS;
        List<ConversionApproved> approved = some(number);
        long begin = publisher.publish(number, PER_SECOND, approved::get);
        Waiting.until("all are told", PATIENCE, () -> receiver.calls() >= number);
        return Quantiles.of(IntStream.range(0, number).mapToDouble(i -> {
            String clickId = String.valueOf(approved.get(i).conversion().networkClickId());
            return (receiver.heardAt(clickId) - SteadyPublisher.due(begin, i, PER_SECOND)) / 1e6;
        }));
    }

    /** From the moment when all wait in the topic until the last is told; the CPU until all is written down and said. */
    private Turn delivered(int number) throws SQLException {
        receiver.forget();
        List<ConversionApproved> approved = some(number);
        service.process().freeze();
        new EventPublisher(kafka.address()).publish(approved);
        Cpu before = cpu();
        long begin = System.nanoTime();
        service.process().thaw();
        Waiting.until("all are told", PATIENCE, BREATH, () -> receiver.calls() >= number);
        double seconds = (System.nanoTime() - begin) / 1e9;
        Waiting.until("all is said", PATIENCE, BREATH, this::allIsSaid);
        Turn turn = new Turn(number / seconds, cpu().since(before).per100k(number));
        if (receiver.calls() != number) {
            throw new IllegalStateException(receiver.calls() + " calls of " + number);
        }
        clear();
        return turn;
    }

    private Turn called(int number) {
        receiver.forget();
        Cpu before = Cpu.now(bare.handle(), database, kafka);
        long begin = System.nanoTime();
        bare.call(number);
        double seconds = (System.nanoTime() - begin) / 1e9;
        Cpu used = Cpu.now(bare.handle(), database, kafka).since(before);
        return new Turn(number / seconds, used.ofService().per100k(number));
    }

    private Cpu cpu() {
        return Cpu.now(service.handle(), database, kafka);
    }

    private List<ConversionApproved> some(int number) {
        return IntStream.range(0, number).mapToObj(_ -> next()).toList();
    }

    private ConversionApproved next() {
        int number = conversions++;
        return Stories.approved(
                Stories.conversion("bench-" + number % NETWORKS, "c" + number, number, Instant.now(), chance));
    }

    private boolean allIsSaid() {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("""
                        select not exists (select from outbox) and not exists (select from delivery where state = 'pending')
                        """)) {
            return answer.next() && answer.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException("it is not known whether all is said", e);
        }
    }

    /** So that each turn finds what the one before found. */
    private void clear() throws SQLException {
        try (Connection connection = database.openForAdmin();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate attempt, delivery");
            statement.execute("checkpoint");
        }
    }
}
