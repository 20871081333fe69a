package io.clicktrail.attribution.whatif;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.attribution.OnRealServers;
import io.clicktrail.attribution.offer.OfferShelf;
import io.clicktrail.attribution.whatif.BruteForce.Paid;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.OfferId;
import io.clicktrail.testsupport.ServiceEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/** A crowd in the real tables, asked about through the API, beside a brute force over the same rows. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient(timeout = "10m")
@Import(OfferShelf.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatIfIT {

    private static final ServiceEnvironment ENVIRONMENT = OnRealServers.fresh();
    private static final int PEOPLE = Integer.getInteger("whatif.people", 2_000);
    private static final int ROWS = 10_000;
    private static final int LONGEST_REPORT = 2_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final JsonMapper JSON = new JsonMapper();

    private final Crowd crowd = new Crowd(PEOPLE, new Random(7));
    private final BruteForce bruteForce = new BruteForce(crowd);

    @Autowired
    private WebTestClient http;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private OfferShelf offers;

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        OnRealServers.registerWithoutJobs(ENVIRONMENT, registry);
    }

    @BeforeAll
    void allOfThisHasHappened() {
        offers.put(crowd.offers);
        insert("""
                insert into person (id) select id from unnest(:a) as t (id) on conflict do nothing
                """, crowd.joins, Long[]::new, Crowd.Join::user);
        insert(
                """
                insert into click (id, event_id, occurred_at, offer, outcome, network, network_click_id, subs, utm)
                select id, event_id, occurred_at, offer, 'accepted', network, 'uid', '{}'::jsonb, '{}'::jsonb
                from unnest(:a, :b, :c, :d, :e) as t (id, event_id, occurred_at, offer, network)
                """,
                crowd.clicks,
                column(String[]::new, click -> click.id().value()),
                column(UUID[]::new, click -> click.event().value()),
                column(Instant[]::new, Crowd.Click::at),
                column(String[]::new, click -> click.offer().id().value()),
                column(String[]::new, Crowd.Click::network));
        insert(
                """
                insert into bot_start (event_id, click, user_id, premium, occurred_at)
                select event_id, click, user_id, false, occurred_at
                from unnest(:a, :b, :c, :d) as t (event_id, click, user_id, occurred_at)
                """,
                crowd.starts,
                column(UUID[]::new, start -> start.event().value()),
                column(String[]::new, start -> start.click().value()),
                column(Long[]::new, Crowd.Start::user),
                column(Instant[]::new, Crowd.Start::at));
        insert(
                """
                insert into action (event_id, user_id, premium, chat_id, chat_type, occurred_at, heard_at)
                select event_id, user_id, premium, chat_id, 'channel', occurred_at, occurred_at
                from unnest(:a, :b, :c, :d, :e) as t (event_id, user_id, premium, chat_id, occurred_at)
                """,
                crowd.joins,
                column(UUID[]::new, join -> join.event().value()),
                column(Long[]::new, Crowd.Join::user),
                column(Boolean[]::new, Crowd.Join::premium),
                column(Long[]::new, Crowd.Join::chat),
                column(Instant[]::new, Crowd.Join::at));
        insert(
                """
                insert into chat_leave (event_id, user_id, chat_id, occurred_at)
                select event_id, user_id, chat_id, occurred_at
                from unnest(:a, :b, :c, :d) as t (event_id, user_id, chat_id, occurred_at)
                """,
                crowd.leaves,
                column(UUID[]::new, leave -> leave.event().value()),
                column(Long[]::new, Crowd.Leave::user),
                column(Long[]::new, Crowd.Leave::chat),
                column(Instant[]::new, Crowd.Leave::at));
        database.sql("analyze").then().block(PATIENCE);
    }

    @Test
    void anotherWindowFirstClickAndALongerHoldMoveWhatABruteForceSays() {
        isAsBruteForceSays(
                "{\"attribution_window\": \"PT18H\", \"first_click\": true, \"hold\": \"PT30H\"}",
                bruteForce.paid(_ -> true, Duration.ofHours(18), true, Duration.ofHours(30), _ -> false));
    }

    @Test
    void rulesForOneOfferLeaveTheOthersAlone() {
        OfferId one = new OfferId("offer-3");

        JsonNode report = isAsBruteForceSays(
                "{\"offers\": [\"offer-3\"], \"first_click\": false, \"hold\": \"PT0S\"}",
                bruteForce.paid(offer -> offer.id().equals(one), null, false, Duration.ZERO, _ -> false));

        assertThat(report.path("changes")
                        .valueStream()
                        .map(change -> change.path("offer").asString()))
                .isNotEmpty()
                .contains("offer-3");
    }

    @Test
    void aModelSharesEachPayoutAmongAllWhoTouchedIt() {
        JsonNode report = isAsBruteForceSays(
                "{\"model\": \"linear.v1\"}", bruteForce.paid(_ -> true, null, null, null, _ -> true));

        assertThat(report.at("/conversions/lost").asLong()).isZero();
        assertThat(report.at("/payouts/0/taken").asString())
                .isEqualTo(report.at("/payouts/0/given").asString());
    }

    @Test
    void theRulesThatHoldAlreadyChangeNothingAndTheSameQuestionHasTheSameAnswer() {
        JsonNode report = isAsBruteForceSays("{}", own());

        assertThat(report.at("/conversions/same").asLong())
                .isPositive()
                .isEqualTo(report.at("/conversions/before").asLong());
        assertThat(report.path("changes").isEmpty()).isTrue();
        assertThat(answerTo("{\"hold\": \"PT30H\"}")).isEqualTo(answerTo("{\"hold\": \"PT30H\"}"));
    }

    @Test
    void oneRunsAtATime() {
        List<Integer> answers = Flux.range(0, 4)
                .flatMap(_ -> Mono.fromSupplier(() ->
                                ask("{}").returnResult(String.class).getStatus().value())
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();

        assertThat(answers).contains(200, 409).containsOnly(200, 409);
    }

    @Test
    void nothingElseChanges() {
        Map<String, String> before = tables();

        answerTo("{\"first_click\": true}");

        assertThat(tables()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"hold\": \"-PT1S\"} | hold is an ISO 8601 duration",
                "{\"attribution_window\": \"PT0S\"} | attribution_window is longer than nothing",
                "{\"model\": \"guess.v1\"} | model is one of first_touch.v1"
            })
    void whatCannotBeTriedIsRefused(String rules, String reason) {
        ask(rules)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid_rules")
                .jsonPath("$.detail")
                .value(detail -> assertThat((String) detail).contains(reason));
    }

    /** The report, which has been compared in all its parts. */
    private JsonNode isAsBruteForceSays(String rules, Map<ConversionId, Paid> tried) {
        long began = System.nanoTime();
        JsonNode report = JSON.readTree(answerTo(rules));
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "what-if %s: %,d people, %,d clicks, %,d actions in %.1f s: %,.0f people/s, %,.0f clicks/s%n",
                rules,
                bruteForce.people(),
                crowd.clicks.size(),
                crowd.joins.size(),
                seconds,
                bruteForce.people() / seconds,
                crowd.clicks.size() / seconds);

        Expected expected = new Expected(own(), tried);
        assertThat(report.path("people").asInt()).isEqualTo(bruteForce.people());
        assertThat(report.path("conversions")).isEqualTo(JSON.readTree(expected.conversions()));
        assertThat(number(report, "/payouts/0/before")).isEqualByComparingTo(expected.payouts.before);
        assertThat(number(report, "/payouts/0/after")).isEqualByComparingTo(expected.payouts.after);
        assertThat(number(report, "/payouts/0/taken")).isEqualByComparingTo(expected.payouts.taken);
        assertThat(number(report, "/payouts/0/given")).isEqualByComparingTo(expected.payouts.given);
        assertThat(number(report, "/rates/0/before")).isEqualByComparingTo(expected.rates.before);
        assertThat(number(report, "/rates/0/after")).isEqualByComparingTo(expected.rates.after);
        report.path("networks").forEach(network -> {
            Sums sums = Objects.requireNonNull(
                    expected.networks.get(network.path("network").asString()));
            assertThat(number(network, "/before")).isEqualByComparingTo(sums.before);
            assertThat(number(network, "/after")).isEqualByComparingTo(sums.after);
        });
        assertThat(report.path("networks").size()).isEqualTo(expected.networks.size());
        Set<String> changes = new HashSet<>();
        report.path("changes")
                .forEach(change -> changes.add(change.path("conversion").asString()));
        assertThat(expected.changed).containsAll(changes);
        assertThat(changes.size() + report.path("changes_left_out").asLong()).isEqualTo(expected.changed.size());
        return report;
    }

    private Map<ConversionId, Paid> own() {
        return bruteForce.paid(_ -> false, null, null, null, _ -> false);
    }

    private static BigDecimal number(JsonNode node, String path) {
        return new BigDecimal(node.at(path).asString());
    }

    private String answerTo(String rules) {
        return Objects.requireNonNull(ask(rules)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private ResponseSpec ask(String rules) {
        return http.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LONGEST_REPORT))
                .build()
                .post()
                .uri("/api/v1/what-if")
                .header("X-Api-Key", ENVIRONMENT.get("CLICKTRAIL_ADMIN_KEY"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(rules)
                .exchange();
    }

    /** How many rows there are, and what they say. */
    private Map<String, String> tables() {
        Map<String, String> tables = new TreeMap<>();
        for (String table : List.of("conversion", "action", "person", "outbox", "offer", "bot_start", "chat_leave")) {
            tables.put(
                    table,
                    database.sql("select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0))::text, '') from "
                                    + table + " t")
                            .mapValue(String.class)
                            .one()
                            .blockOptional(PATIENCE)
                            .orElseThrow());
        }
        return tables;
    }

    private record Column<R>(IntFunction<Object[]> array, Function<R, Object> value) {}

    private static <R, T> Column<R> column(IntFunction<T[]> array, Function<R, T> value) {
        return new Column<>(size -> array.apply(size), row -> value.apply(row));
    }

    private <R, T> void insert(String statement, List<R> rows, IntFunction<T[]> array, Function<R, T> value) {
        insert(statement, rows, column(array, value));
    }

    @SafeVarargs
    private <R> void insert(String statement, List<R> rows, Column<R>... columns) {
        for (int from = 0; from < rows.size(); from += ROWS) {
            List<R> some = rows.subList(from, Math.min(rows.size(), from + ROWS));
            DatabaseClient.GenericExecuteSpec bound = database.sql(statement);
            for (int at = 0; at < columns.length; at++) {
                Column<R> column = columns[at];
                Object[] values = some.stream().map(column.value()).toArray(column.array());
                bound = bound.bind(String.valueOf((char) ('a' + at)), values);
            }
            bound.then().block(PATIENCE);
        }
    }

    private static final class Sums {

        private BigDecimal before = BigDecimal.ZERO;
        private BigDecimal after = BigDecimal.ZERO;
        private BigDecimal taken = BigDecimal.ZERO;
        private BigDecimal given = BigDecimal.ZERO;

        void add(BigDecimal was, BigDecimal is) {
            before = before.add(was);
            after = after.add(is);
            if (is.compareTo(was) > 0) {
                given = given.add(is).subtract(was);
            } else {
                taken = taken.add(was).subtract(is);
            }
        }
    }

    private static final class Expected {

        private final Sums payouts = new Sums();
        private final Sums rates = new Sums();
        private final Map<String, Sums> networks = new TreeMap<>();
        private final Set<String> changed = new HashSet<>();
        private final int before;
        private final int after;
        private int same;
        private int moved;
        private int lost;
        private int gained;

        Expected(Map<ConversionId, Paid> own, Map<ConversionId, Paid> tried) {
            before = own.size();
            after = tried.size();
            Paid nothing = new Paid(BigDecimal.ZERO, Map.of());
            Set<ConversionId> ids = new HashSet<>(own.keySet());
            ids.addAll(tried.keySet());
            for (ConversionId id : ids) {
                Paid was = own.getOrDefault(id, nothing);
                Paid is = tried.getOrDefault(id, nothing);
                rates.add(was.rate(), is.rate());
                Set<Crowd.Click> clicks = new HashSet<>(was.amounts().keySet());
                clicks.addAll(is.amounts().keySet());
                for (Crowd.Click click : clicks) {
                    BigDecimal one = was.amounts().getOrDefault(click, BigDecimal.ZERO);
                    BigDecimal other = is.amounts().getOrDefault(click, BigDecimal.ZERO);
                    payouts.add(one, other);
                    networks.computeIfAbsent(click.network(), _ -> new Sums()).add(one, other);
                }
                boolean equal = was.owners().equals(is.owners());
                same += equal ? 1 : 0;
                lost += !equal && is == nothing ? 1 : 0;
                gained += !equal && was == nothing ? 1 : 0;
                moved += !equal && is != nothing && was != nothing ? 1 : 0;
                if (!equal) {
                    changed.add(id.toString());
                }
            }
        }

        String conversions() {
            return "{\"before\":%d,\"after\":%d,\"same\":%d,\"moved\":%d,\"lost\":%d,\"gained\":%d}"
                    .formatted(before, after, same, moved, lost, gained);
        }
    }
}
