package io.clicktrail.attribution.sale;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.History;
import io.clicktrail.attribution.OnRealServers;
import io.clicktrail.attribution.offer.OfferShelf;
import io.clicktrail.event.PurchaseEvent;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.transport.consume.Delivered;
import io.clicktrail.transport.consume.EventBatch;
import io.clicktrail.transport.consume.EventBatchListener;
import io.clicktrail.transport.trace.Trace;

import static org.assertj.core.api.Assertions.assertThat;

/** P3 and P8 for sales on the real database, in batches that run side by side. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
@Import(OfferShelf.class)
class SaleOrderIT {

    private static final ServiceEnvironment ENVIRONMENT = OnRealServers.fresh();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CASES = 30;

    @Autowired
    private List<EventBatchListener> listeners;

    @Autowired
    private OfferShelf offers;

    @Autowired
    private SaleCreditStore credits;

    @Autowired
    private DatabaseClient database;

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        OnRealServers.registerWithoutJobs(ENVIRONMENT, registry);
    }

    @ParameterizedTest(name = "{0} at once")
    @ValueSource(ints = {1, 6})
    void everyWayOfArrivingEndsWithTheSameCredits(int atOnce) {
        for (int number = 0; number < CASES; number++) {
            History history = historyOf(1_000 * atOnce + number, "sales-" + atOnce + "-" + number);
            offers.put(history.offers());
            hears(history, number, atOnce);

            Map<SaleKey, String> expected = InMemorySales.outcomeOf(history, Instant.now());
            assertThat(outcomeOf(history)).as("history %d", number).isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "{0} at once")
    @ValueSource(ints = {1, 6})
    void replayingEverythingSaysNothing(int atOnce) {
        History history = historyOf(4_711 + atOnce, "replayed-" + atOnce);
        offers.put(history.offers());
        hears(history, 1, atOnce);
        String before = said();

        hears(history, 2, atOnce);

        assertThat(said()).isEqualTo(before);
    }

    private Map<SaleKey, String> outcomeOf(History history) {
        List<SaleKey> keys = history.events().stream()
                .flatMap(event -> event instanceof PurchaseEvent purchase
                        ? Sale.of(purchase, Instant.EPOCH).map(Sale::key).stream()
                        : Stream.empty())
                .distinct()
                .toList();
        return InMemorySales.outcomeOf(credits.newestOf(keys).blockOptional(PATIENCE).orElseThrow().values().stream());
    }

    private String said() {
        return database.sql("select count(*) || ' ' || (select count(*) from sale_credit) from outbox")
                .mapValue(String.class)
                .one()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private void hears(History history, int way, int atOnce) {
        Flux.fromIterable(history.arriving(new Random(way)))
                .flatMap(this::hears, atOnce)
                .then()
                .block(PATIENCE);
    }

    private Mono<Void> hears(List<TrackingEvent> batch) {
        return Flux.fromIterable(listeners)
                .concatMap(listener -> listener.on(new EventBatch(batch.stream()
                        .filter(event -> listener.topics().contains(event.topic()))
                        .distinct()
                        .<Delivered<?>>map(event -> new Delivered<>(event, Trace.start()))
                        .toList())))
                .then();
    }

    private static History historyOf(int seed, String name) {
        Instant start = Instant.now().minus(Duration.ofHours(4)).truncatedTo(ChronoUnit.HOURS);
        return SaleHistories.random(new Random(seed), start, name);
    }
}
