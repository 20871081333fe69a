package io.clicktrail.analytics.counter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import io.clicktrail.analytics.Database;
import io.clicktrail.analytics.Events;
import io.clicktrail.analytics.OnRealServers;
import io.clicktrail.analytics.intake.Intake;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.testsupport.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountersIT extends OnRealServers {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final String TODAY =
            DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.ofInstant(NOW, ZoneOffset.UTC));

    private final Database database = new Database(HOUSE);
    private final Events events = new Events(9);
    private final RedisClient client = RedisClient.create(HOUSE.get("CLICKTRAIL_REDIS"));
    private final StatefulRedisConnection<String, String> connection = client.connect();
    private final RedisCommands<String, String> redis = connection.sync();

    @Autowired
    private Intake intake;

    @Autowired
    private CounterJob counters;

    @Autowired
    private WebTestClient http;

    @BeforeAll
    void nothingYet() {
        assertThat(redis.ping()).isEqualTo("PONG");
    }

    @AfterAll
    void close() {
        connection.close();
        client.shutdown();
    }

    @BeforeEach
    void empty() {
        database.empty();
        counters.rebuild().block();
    }

    @Test
    void aCounterFollowsItsRollup() {
        ClickRegistered click = events.click("spring-sale", NOW).made();
        intake.receive(List.of(events.sale(1, "4990.50", click.click(), NOW)));
        eventually("analytics:offer:-:revenue:KZT", "4990.5");
        intake.receive(List.of(
                click,
                events.click("spring-sale", NOW.minus(3, ChronoUnit.DAYS)).made()));
        eventually("analytics:offer:spring-sale:click", "2");
        eventually("analytics:offer:spring-sale:click:day:" + TODAY, "1");
        eventually("analytics:offer:spring-sale:revenue:KZT", "4990.5");
        eventually("analytics:offer:-:revenue:KZT", "0");
    }

    @Test
    void anEmptiedRedisIsRebuiltExactly() {
        intake.receive(someTraffic());
        Eventually.within(PATIENCE, () -> assertThat(inRedis()).isEqualTo(inPostgres()));
        Map<String, String> before = inRedis();
        assertThat(before).hasSizeGreaterThan(15);
        redis.flushdb();
        redis.set("analytics:offer:long-gone:click", "17");
        redis.set("somebody:else", "untouched");
        http.post()
                .uri("/api/v1/analytics/counters/rebuild")
                .header("X-Api-Key", HOUSE.get("CLICKTRAIL_ADMIN_KEY"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.counters")
                .isEqualTo(before.size());
        assertThat(inRedis()).isEqualTo(before);
        assertThat(redis.get("somebody:else")).isEqualTo("untouched");
    }

    @Test
    void theCountersOfAnOfferAreToldOverHttp() {
        intake.receive(List.of(events.click("spring-sale", NOW).made()));
        eventually("analytics:offer:spring-sale:unique", "1");
        http.get()
                .uri("/api/v1/analytics/counters?offer=spring-sale")
                .header("X-Api-Key", HOUSE.get("CLICKTRAIL_ADMIN_KEY"))
                .exchange()
                .expectBody()
                .json("""
                        {"source": "redis", "counters": {"analytics:offer:spring-sale:click": "1"}}
                        """);
    }

    private List<TrackingEvent> someTraffic() {
        List<TrackingEvent> traffic = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Instant at = NOW.minus(i % 5, ChronoUnit.DAYS);
            ClickRegistered click = events.click(i % 3 == 0 ? "spring-sale" : "summer-course", at)
                    .made();
            Conversion conversion = events.conversion(click, i, at);
            traffic.add(click);
            traffic.add(events.credited(conversion, at));
            traffic.add(events.sale(i, "1000", i % 2 == 0 ? click.click() : null, at));
        }
        return traffic;
    }

    private void eventually(String key, String value) {
        Eventually.within(PATIENCE, () -> assertThat(redis.get(key)).as(key).isEqualTo(value));
    }

    private Map<String, String> inRedis() {
        Map<String, String> found = new TreeMap<>();
        redis.keys("analytics:*").forEach(key -> found.put(key, redis.get(key)));
        return found;
    }

    /** Counted here on its own, so that a mistake in the service's counting shows. */
    private Map<String, String> inPostgres() {
        Map<String, String> expected = new TreeMap<>();
        put(
                expected,
                "select offer, metric, sum(count) from rollup_day where metric not like '%_payout' group by 1, 2",
                "");
        put(
                expected,
                "select offer, metric, sum(count), to_char(day, 'YYYYMMDD') from rollup_day"
                        + " where metric not like '%_payout' group by 1, 2, day",
                ":day:");
        put(expected, "select offer, 'revenue:KZT', sum(amount) from rollup_day where metric = 'sale' group by 1", "");
        put(
                expected,
                "select offer, 'revenue:KZT', sum(amount), to_char(day, 'YYYYMMDD') from rollup_day"
                        + " where metric = 'sale' group by 1, day",
                ":day:");
        return expected;
    }

    private void put(Map<String, String> expected, String sql, String day) {
        for (String row : database.rows(sql)) {
            String[] columns = row.split("\\|", -1);
            String offer = columns[0].isEmpty() ? "-" : columns[0];
            String key = "analytics:offer:" + offer + ":" + columns[1] + (day.isEmpty() ? "" : day + columns[3]);
            expected.put(key, columns[2]);
        }
    }
}
