package io.clicktrail.analytics.intake;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.clicktrail.analytics.Database;
import io.clicktrail.analytics.Events;
import io.clicktrail.analytics.OnRealServers;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.TrackingEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class FactIntakeIT extends OnRealServers {

    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** All that counts, whatever order it came in: zero sums say as much as none. */
    private static final String ROLLUPS = """
            select day, offer, network, source, team, metric, currency, count, amount::numeric(20, 6)
              from rollup_day where count <> 0 or amount <> 0
             order by 1, 2, 3, 4, 5, 6, 7
            """;

    /** What the roll-ups must be, counted anew from the facts and the visitors. */
    private static final String ROLLUPS_FROM_FACTS = """
            select day, offer, network, source, team, kind, coalesce(currency, ''), count(*), coalesce(sum(amount), 0)::numeric(20, 6)
              from fact group by 1, 2, 3, 4, 5, 6, 7
             union all
            select day, offer, network, source, team, kind || '_payout', payout_currency, count(*), sum(payout)::numeric(20, 6)
              from fact where payout is not null group by 1, 2, 3, 4, 5, 6, 7
             union all
            select day, offer, network, source, '', 'unique', '', count(*), 0::numeric(20, 6)
              from visitor group by 1, 2, 3, 4
             order by 1, 2, 3, 4, 5, 6, 7
            """;

    private static final String ALL_FACTS =
            "select day, event_id, kind, offer, network, source, campaign, team, label, borrowed_click from fact order"
                    + " by 1, 2";
    private static final String ALL_VISITS = "select * from visit order by id";
    private static final String ALL_VISITORS = "select * from visitor order by day, offer, visitor";

    private final Database database = new Database(HOUSE);
    private final Events events = new Events(7);

    @Autowired
    private Intake intake;

    @Autowired
    private ResolutionStore resolution;

    @Autowired
    private UpkeepJob upkeep;

    @Autowired
    private PartitionStore partitions;

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Test
    void replayingEverythingThreeTimesChangesNothing() {
        List<TrackingEvent> history = Histories.of(11, 400, BEGIN);
        Histories.batches(history, 1).forEach(this::receive);
        settle();
        List<String> rollups = database.rows(ROLLUPS);
        List<String> facts = database.rows(ALL_FACTS);
        List<String> visitors = database.rows(ALL_VISITORS);
        for (int replay = 2; replay <= 4; replay++) {
            Histories.batches(history, replay).forEach(this::receive);
            settle();
        }
        assertThat(database.rows(ROLLUPS)).isEqualTo(rollups).hasSizeGreaterThan(100);
        assertThat(database.rows(ALL_FACTS)).isEqualTo(facts);
        assertThat(database.rows(ALL_VISITORS)).isEqualTo(visitors);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shuffledAndRepeatedBatchesOfTwoConsumersEndInTheSameRollups(long seed) {
        List<TrackingEvent> history = Histories.of(seed, 300, BEGIN);
        Histories.batches(history, seed).forEach(this::receive);
        settle();
        List<String> inOrder = database.rows(ROLLUPS);
        List<String> facts = database.rows(ALL_FACTS);
        List<String> visits = database.rows(ALL_VISITS);
        assertThat(inOrder).isEqualTo(database.rows(ROLLUPS_FROM_FACTS)).hasSizeGreaterThan(100);

        database.empty();
        receiveByTwo(
                Histories.batches(Histories.shuffledAndRepeated(history, seed + 100), seed),
                Histories.batches(Histories.shuffledAndRepeated(history, seed + 200), seed + 1));
        settle();
        assertThat(database.rows(ROLLUPS)).isEqualTo(inOrder);
        assertThat(database.rows(ALL_FACTS)).isEqualTo(facts);
        assertThat(database.rows(ALL_VISITS)).isEqualTo(visits).isNotEmpty();
        assertThat(database.rows(ROLLUPS_FROM_FACTS)).isEqualTo(inOrder);
    }

    @Test
    void aVisitorCountsOnceADayAndOfferForTheFirstClick() {
        Instant noon = BEGIN.plus(12, ChronoUnit.HOURS);
        receive(List.of(
                events.click("spring-sale", noon).by("ada").source("second").made()));
        receive(List.of(
                events.click("spring-sale", noon.minusSeconds(60))
                        .by("ada")
                        .source("first")
                        .made(),
                events.click("spring-sale", noon.plusSeconds(60))
                        .by("ada")
                        .source("third")
                        .made(),
                events.click("summer-course", noon).by("ada").made(),
                events.click("spring-sale", noon.plus(1, ChronoUnit.DAYS))
                        .by("ada")
                        .made(),
                events.click("spring-sale", noon).by("robot").byMachine().made()));
        assertThat(database.rows(
                        "select day, offer, source, count from rollup_day where metric = 'unique' and count > 0"
                                + " order by 1, 2"))
                .containsExactly(
                        "2026-03-01|spring-sale|first|1",
                        "2026-03-01|summer-course|tiktok|1",
                        "2026-03-02|spring-sale|tiktok|1");
    }

    @Test
    void aSaleBeforeItsClickMovesToTheClicksOfferWhenThatArrives() {
        ClickRegistered click = events.click("spring-sale", BEGIN).made();
        receive(List.of(events.sale(1, "5000", click.click(), BEGIN.plusSeconds(60))));
        assertThat(revenue()).containsExactly("||instagram|Arystan|1|5000");
        receive(List.of(click));
        assertThat(revenue()).containsExactly("spring-sale|leadsgate|tiktok|Arystan|1|5000");
    }

    @Test
    void aJoinBelongsToTheLatestStartBeforeItAlsoWhenThatComesLate() {
        ClickRegistered first = events.click("spring-sale", BEGIN).made();
        ClickRegistered second =
                events.click("summer-course", BEGIN.plusSeconds(10)).made();
        receive(List.of(first, second, events.start(7, first.click(), BEGIN.plusSeconds(20))));
        receive(List.of(events.join(7, BEGIN.plusSeconds(40)), events.join(8, BEGIN.plusSeconds(40))));
        assertThat(joins()).containsExactly("|1", "spring-sale|1");
        receive(List.of(events.start(7, second.click(), BEGIN.plusSeconds(30))));
        assertThat(joins()).containsExactly("|1", "summer-course|1");
        receive(List.of(events.start(7, first.click(), BEGIN.plusSeconds(50))));
        assertThat(joins()).containsExactly("|1", "summer-course|1");
    }

    @Test
    void aDateThatCannotBeTruePoisonsNothing() {
        Instant farFuture = Instant.parse("+292277-01-01T00:00:00Z");
        receive(List.of(
                events.join(7, farFuture),
                events.join(8, Instant.parse("2199-12-31T00:00:00Z")),
                events.join(9, BEGIN)));
        assertThat(database.rows("select day from fact order by 1"))
                .containsExactly("1970-01-01", "2026-03-01", "2199-12-31");
    }

    @Test
    void aDayGetsItsPartitionAndWhatCameBeforeMovesIntoIt() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Instant longAgo = today.minusDays(100).atStartOfDay().toInstant(ZoneOffset.UTC);
        database.run("drop table if exists fact_" + basic(today.minusDays(100)));
        receive(List.of(events.click("spring-sale", longAgo).made()));
        upkeep.giveDaysTheirPartitions().block();
        upkeep.giveDaysTheirPartitions().block();
        assertThat(database.rows("select tableoid::regclass from fact"))
                .containsExactly("fact_" + basic(today.minusDays(100)));
        assertThat(database.number(
                        "select count(*) from pg_class where relname = 'fact_" + basic(today.plusDays(7)) + "'"))
                .isEqualTo(1);
        receive(List.of(events.click("spring-sale", longAgo).made()));
        assertThat(database.number("select count(*) from fact_default")).isZero();
    }

    @Test
    void whoeverHasReadFactsMayWriteThemWhileADayWaitsForItsPartition() throws Exception {
        LocalDate day = dayWithoutPartition(101);
        try (Connection consumer = database.connect();
                Statement statement = consumer.createStatement()) {
            consumer.setAutoCommit(false);
            statement.executeQuery("select count(*) from fact");
            CompletableFuture<?> partition = partitions.ensure(day).toFuture();
            awaitWaiting(1);
            statement.execute("delete from fact");
            consumer.commit();
            assertThat(partition).succeedsWithin(PATIENCE);
        }
        assertThat(database.rows("select to_regclass('fact_" + basic(day) + "')"))
                .containsExactly("fact_" + basic(day));
    }

    @Test
    void whoeverReadsWhileFactsMoveIntoTheirPartitionMissesNone() throws Exception {
        LocalDate day = dayWithoutPartition(102);
        receive(List.of(events.click("spring-sale", day.atStartOfDay().toInstant(ZoneOffset.UTC))
                .made()));
        try (Connection report = database.connect();
                Statement statement = report.createStatement()) {
            report.setAutoCommit(false);
            statement.executeQuery("select count(*) from fact_default");
            CompletableFuture<?> partition = partitions.ensure(day).toFuture();
            awaitWaiting(1);
            CompletableFuture<Long> facts =
                    CompletableFuture.supplyAsync(() -> database.number("select count(*) from fact"));
            awaitWaiting(2);
            report.commit();
            assertThat(partition).succeedsWithin(PATIENCE);
            assertThat(facts).succeedsWithin(PATIENCE).isEqualTo(1L);
        }
    }

    private LocalDate dayWithoutPartition(int daysAgo) {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(daysAgo);
        database.run("drop table if exists fact_" + basic(day));
        return day;
    }

    private void awaitWaiting(int statements) {
        await().until(() -> database.number("select count(*) from pg_locks where not granted") >= statements);
    }

    private List<String> revenue() {
        return database.rows("select offer, network, source, team, count, amount from rollup_day"
                + " where metric = 'sale' and count <> 0");
    }

    private List<String> joins() {
        return database.rows("select offer, sum(count) from rollup_day where metric = 'join' and count <> 0"
                + " group by 1 order by 1");
    }

    private static String basic(LocalDate day) {
        return day.toString().replace("-", "");
    }

    private void receive(List<TrackingEvent> batch) {
        intake.receive(batch);
    }

    /** As time would do it: everything that waits is looked at until nothing moves. */
    private void settle() {
        for (int round = 0; round < 3; round++) {
            database.run("update unresolved set next_try_at = now()");
            resolution.resolve(List.of(), List.of()).block();
        }
    }

    private void receiveByTwo(List<List<TrackingEvent>> one, List<List<TrackingEvent>> other) {
        try (ExecutorService consumers = Executors.newFixedThreadPool(2)) {
            List<Future<?>> both = IntStream.range(0, 2)
                    .<Future<?>>mapToObj(i -> consumers.submit(() -> (i == 0 ? one : other).forEach(this::receive)))
                    .toList();
            for (Future<?> consumer : both) {
                consumer.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
