package io.clicktrail.benchmarks.attribution;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.kafka.common.utils.AppInfoParser;

import io.clicktrail.benchmarks.ingest.Clicks;
import io.clicktrail.benchmarks.load.Backlog;
import io.clicktrail.benchmarks.load.BootJar;
import io.clicktrail.benchmarks.load.Cpu;
import io.clicktrail.benchmarks.load.EventPublisher;
import io.clicktrail.benchmarks.load.HouseService;
import io.clicktrail.benchmarks.load.OwnDatabase;
import io.clicktrail.benchmarks.load.OwnKafka;
import io.clicktrail.benchmarks.load.Waiting;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.Topic;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.infrastructure.Directories;
import io.clicktrail.infrastructure.KafkaServer;

/**
 * What clicks and actions cost one attribution-service as it ships: poll, decode, decide, store, say. Beside it, in turns,
 * the very rows that it has written, by COPY and by batched inserts over one connection; what a turn has written
 * is taken away before the next. All share the machine: read the ratios and the CPU.
 */
public final class AttributionBenchmark {

    private static final long[] STORED = Stream.of(
                    System.getProperty("stored", "1000000,10000000").split(","))
            .mapToLong(Long::parseLong)
            .sorted()
            .toArray();
    private static final int CLICKS = Integer.getInteger("clicks", 200_000);
    private static final int PEOPLE = Integer.getInteger("actions", 50_000) / People.ACTIONS;
    private static final int ACTIONS = PEOPLE * People.ACTIONS;
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warmup", 40));
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> SETTINGS = List.of(
            "server_version", "fsync", "synchronous_commit", "shared_buffers", "max_wal_size", "full_page_writes");

    /** Starts of the bot are kept, too, but nobody is credited for them. */
    private static final String OF_CONVERSIONS = "t.event_id in (select action from conversion) and ";

    private final EventPublisher publisher;
    private final KafkaServer kafka;
    private final OwnDatabase database;
    private final HouseService service;
    private final Stock stock;

    private AttributionBenchmark(
            EventPublisher publisher, KafkaServer kafka, OwnDatabase database, HouseService service, Stock stock) {
        this.publisher = publisher;
        this.kafka = kafka;
        this.database = database;
        this.service = service;
        this.stock = stock;
    }

    /** @param args the repository, with the boot jar of attribution-service in it */
    public static void main(String[] args) throws IOException, SQLException {
        Path repository = Path.of(args[0]);
        Path scratch = Directories.temporary("attribution-benchmark");
        try (KafkaServer kafka = OwnKafka.start(scratch);
                OwnDatabase database = OwnDatabase.start(scratch, HouseService.ATTRIBUTION);
                HouseService service = HouseService.start(repository, scratch, kafka, database);
                Stock stock = new Stock(database, STORED[STORED.length - 1])) {
            EventPublisher publisher = new EventPublisher(kafka.address());
            printSettings(repository, stock.connection());
            People.order(service);
            new AttributionBenchmark(publisher, kafka, database, service, stock).run();
        } finally {
            Directories.delete(scratch);
        }
    }

    private static void printSettings(Path repository, Connection connection) throws IOException, SQLException {
        System.out.printf(
                "Linux %s, %d cores%nJDK %s, Spring Boot %s, Kafka %s%nPostgreSQL",
                System.getProperty("os.version"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                BootJar.springBoot(repository, "attribution-service"),
                AppInfoParser.getVersion());
        for (String setting : SETTINGS) {
            try (Statement statement = connection.createStatement();
                    ResultSet answer = statement.executeQuery("show " + setting)) {
                answer.next();
                System.out.print(" " + setting + "=" + answer.getString(1));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%none service with its own settings (two threads a listener, 500 events a batch), one broker, %,d"
                        + " clicks or %,d actions a turn, %d rounds%n",
                CLICKS,
                ACTIONS,
                ROUNDS);
    }

    private void run() throws IOException, SQLException {
        List<Rounds> clicks = new ArrayList<>();
        List<Rounds> actions = new ArrayList<>();
        for (long stored : STORED) {
            System.out.printf(Locale.ROOT, "storing %,d clicks%n", stored);
            stock.fillTo(stored);
            if (clicks.isEmpty()) {
                warm();
            }
            clicks.add(clickRounds(stored));
            actions.add(actionRounds(stored));
        }
        Report.growth(clicks);
        Report.growth(actions);
    }

    private void warm() throws IOException, SQLException {
        System.out.printf("warming for %d s%n", WARM_UP.toSeconds());
        long end = System.nanoTime() + WARM_UP.toNanos();
        while (System.nanoTime() < end) {
            clickRound();
            actionRound();
        }
    }

    private Rounds clickRounds(long stored) throws IOException, SQLException {
        Rounds rounds = new Rounds("clicks", stored);
        for (int round = 0; round < ROUNDS; round++) {
            rounds.turns().add(clickRound());
        }
        Report.table(rounds);
        return rounds;
    }

    private Rounds actionRounds(long stored) throws IOException, SQLException {
        Rounds rounds = new Rounds("actions, each credited", stored);
        for (int round = 0; round < ROUNDS; round++) {
            rounds.turns().add(actionRound());
        }
        Report.table(rounds);
        return rounds;
    }

    private Map<Contender, Turn> clickRound() throws IOException, SQLException {
        Turn ours = consumed(Clicks.some(CLICKS));
        List<Rows> written = List.of(Rows.of(stock.connection(), "click", stock.newClicks()));
        stock.clear();
        Turn copied = written(Contender.COPY, written, CLICKS);
        stock.clear();
        Turn inserted = written(Contender.INSERT, written, CLICKS);
        stock.clear();
        return Rounds.round(ours, copied, inserted);
    }

    private Turn consumed(List<ClickRegistered> clicks) throws SQLException {
        long before = stock.number("select count(*) from click");
        Turn turn = consumed(clicks, List.of(service.backlog("clicks", Topic.CLICKS)));
        require(stock.number("select count(*) from click") - before, CLICKS, "clicks became rows");
        return turn;
    }

    private Map<Contender, Turn> actionRound() throws IOException, SQLException {
        People people = People.some(PEOPLE, Stock.FIRST_ACTOR);
        publisher.publish(people.beforehand());
        List<Backlog> backlogs =
                List.of(service.backlog("joins", Topic.JOINS), service.backlog("deeds", Topic.REACTIONS));
        service.backlog("clicks", Topic.CLICKS).awaitEnd();
        backlogs.forEach(Backlog::awaitEnd);
        stock.tidy();
        Turn ours = consumed(people.actions(), backlogs);
        String ofActors = "t.user_id >= " + Stock.FIRST_ACTOR + " order by ";
        List<Rows> written = List.of(
                Rows.of(stock.connection(), "action", OF_CONVERSIONS + ofActors + "t.event_id"),
                Rows.of(stock.connection(), "conversion", ofActors + "t.action"));
        require(stock.number("select count(*) from conversion where state = 'approved'"), ACTIONS, "were credited");
        stock.clearDecisions();
        stock.tidy();
        Turn copied = written(Contender.COPY, written, ACTIONS);
        stock.clearDecisions();
        stock.tidy();
        Turn inserted = written(Contender.INSERT, written, ACTIONS);
        stock.clear();
        return Rounds.round(ours, copied, inserted);
    }

    /** From the moment when all wait in the topic until all are stored; the CPU until all is said, too. */
    private Turn consumed(List<? extends TrackingEvent> events, List<Backlog> backlogs) {
        service.process().freeze();
        publisher.publish(events);
        Cpu before = cpu();
        long begin = System.nanoTime();
        service.process().thaw();
        backlogs.forEach(Backlog::awaitEnd);
        double perSecond = rate(begin, events.size());
        Waiting.until("all is said", PATIENCE, this::allIsSaid);
        return new Turn(perSecond, cpu().since(before).per100k(events.size()));
    }

    private boolean allIsSaid() {
        try {
            return stock.number("select count(*) from outbox") == 0;
        } catch (SQLException e) {
            throw new IllegalStateException("the outbox cannot be counted", e);
        }
    }

    private Turn written(Contender contender, List<Rows> rows, int number) throws IOException, SQLException {
        Cpu before = cpu();
        long begin = System.nanoTime();
        try (Connection connection = database.open()) {
            if (contender == Contender.COPY) {
                Rows.copy(connection, rows);
            } else {
                Rows.insert(connection, rows);
            }
        }
        double perSecond = rate(begin, number);
        return new Turn(perSecond, cpu().since(before).ofDatabase().per100k(number));
    }

    private Cpu cpu() {
        return Cpu.now(service.handle(), database, kafka);
    }

    private static double rate(long begin, int number) {
        return number / ((System.nanoTime() - begin) / 1e9);
    }

    private static void require(long counted, int expected, String what) {
        if (counted != expected) {
            throw new IllegalStateException("of " + expected + " " + counted + " " + what);
        }
    }
}
