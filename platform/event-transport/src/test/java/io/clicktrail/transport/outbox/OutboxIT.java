package io.clicktrail.transport.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.event.EventCodec;
import io.clicktrail.event.RawBody;
import io.clicktrail.event.Topic;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.event.WebhookEvent.TelegramUpdateReceived;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.transport.parcel.HouseKafka;
import io.clicktrail.transport.parcel.ParcelService;
import io.clicktrail.transport.parcel.Parcels;
import io.clicktrail.transport.publish.EventPublisher;
import io.clicktrail.transport.trace.Trace;

import static io.clicktrail.transport.parcel.HouseKafka.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OutboxIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Trace TRACE = Trace.start();

    private final ServiceEnvironment environment = RealServers.forService("parcel");
    private final HouseKafka kafka = new HouseKafka(environment);
    private ParcelService service = ParcelService.start(environment, "clicktrail.outbox.relay=false");

    @AfterEach
    void close() {
        service.close();
        kafka.close();
    }

    @Test
    void whatIsSaidIsHeardWhenTheTransactionCommits() {
        var event = receipt("key", "note");
        try (var relaying = ParcelService.start(environment)) {
            say(service, List.of(event));

            Eventually.within(
                    PATIENCE,
                    () -> assertThat(kafka.events(Topic.TELEGRAM_UPDATES)).containsExactly(event));
            var record = kafka.read(environment.topic(Topic.TELEGRAM_UPDATES)).getFirst();
            assertThat(header(record, EventCodec.ID)).isEqualTo(event.id().toString());
            assertThat(header(record, EventCodec.SOURCE)).isEqualTo("/parcel-service");
            var trace = Trace.continued(header(record, Trace.HEADER));
            assertThat(trace.traceId()).isEqualTo(TRACE.traceId());
            assertThat(trace.spanId()).isNotEqualTo(TRACE.spanId());
            Eventually.within(PATIENCE, () -> assertThat(waiting()).isZero());
        }
    }

    @Test
    void nothingIsSaidByATransactionThatIsRolledBack() {
        var outbox = service.bean(Outbox.class);

        assertThatThrownBy(() -> outbox.add(List.of(new Outgoing(receipt("key", "note"), TRACE)))
                        .then(Mono.error(new IllegalStateException("undo")))
                        .as(service.bean(TransactionalOperator.class)::transactional)
                        .block(PATIENCE))
                .hasMessage("undo");

        assertThat(waiting()).isZero();
    }

    @Test
    void nothingIsSaidOutsideOfATransaction() {
        var outbox = service.bean(Outbox.class);

        assertThatThrownBy(() -> outbox.add(List.of(new Outgoing(receipt("key", "note"), TRACE)))
                        .block(PATIENCE))
                .isInstanceOf(TransactionException.class);
    }

    @Test
    void anEventThatKafkaWouldNotTakeIsRefusedWhereItIsSaid() {
        var large = new TelegramUpdateReceived(
                receipt("key", "").id(), Instant.now(), "bot", "key", RawBody.of(new byte[800_000]));

        assertThatThrownBy(() -> say(service, List.of(large))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEventSaidTwiceIsSaidOnce() {
        var event = receipt("key", "note");

        say(service, List.of(event, event));
        say(service, List.of(event));

        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void aRelayThatDiesBetweenPublishingAndDeletingRepeatsTheSameEventsOnly() {
        List<TelegramUpdateReceived> events = receipts(50, "key");
        say(service, events);
        var store = service.bean(OutboxStore.class);
        var publisher = service.bean(EventPublisher.class);

        assertThatThrownBy(() -> store.relay(
                                500, waiting -> publishAll(publisher, waiting).then(killed()))
                        .block(PATIENCE))
                .isNotNull();
        assertThat(waiting()).isEqualTo(50);

        try (var relaying = ParcelService.start(environment)) {
            Eventually.within(PATIENCE, () -> assertThat(waiting()).isZero());
            assertThat(kafka.events(Topic.TELEGRAM_UPDATES))
                    .containsExactlyElementsOf(
                            Stream.concat(events.stream(), events.stream()).toList());
        }
    }

    @Test
    void twoRelaysDoubleNothingAndKeepTheOrderOfEachKey() {
        List<String> keys = IntStream.range(0, 7).mapToObj(i -> "key " + i).toList();
        List<TelegramUpdateReceived> events = IntStream.range(0, 3_000)
                .mapToObj(i -> receipt(keys.get(i % keys.size()), "note " + i))
                .toList();
        try (var one = ParcelService.start(environment, "clicktrail.outbox.batch=40");
                var other = ParcelService.start(environment, "clicktrail.outbox.batch=40")) {
            for (int i = 0; i < events.size(); i += 30) {
                say(i % 60 == 0 ? one : other, events.subList(i, i + 30));
            }
            Eventually.within(PATIENCE, () -> assertThat(waiting()).isZero());

            List<TrackingEvent> heard = kafka.events(Topic.TELEGRAM_UPDATES);
            assertThat(heard).hasSameSizeAs(events);
            assertThat(byKey(heard)).isEqualTo(byKey(events));
        }
    }

    @Test
    void anEventThatCannotTravelHoldsUpItsKeyAndNothingElse() {
        var behind = receipt("stuck", "behind");
        var aside = receipt("free", "note");
        sayWhatKafkaRefuses("stuck");
        say(service, List.of(behind, aside));

        try (var relaying = ParcelService.start(environment)) {
            Eventually.within(
                    PATIENCE,
                    () -> assertThat(kafka.events(Topic.TELEGRAM_UPDATES)).containsExactly(aside));
            Eventually.within(PATIENCE, () -> assertThat(waiting()).isEqualTo(2));

            forgetWhatKafkaRefuses();
            Eventually.within(
                    PATIENCE,
                    () -> assertThat(kafka.events(Topic.TELEGRAM_UPDATES)).containsExactlyInAnyOrder(aside, behind));
        }
    }

    @Test
    void theRelayHearsItsCallsAgainAfterItsConnectionWasCut() {
        try (var relaying = ParcelService.start(environment, "clicktrail.outbox.poll-interval=1h")) {
            var first = receipt("key", "first");
            say(service, List.of(first));
            Eventually.within(
                    PATIENCE,
                    () -> assertThat(kafka.events(Topic.TELEGRAM_UPDATES)).containsExactly(first));

            cutListeners();
            var second = receipt("key", "second");
            say(service, List.of(second));
            Eventually.within(
                    PATIENCE,
                    () -> assertThat(kafka.events(Topic.TELEGRAM_UPDATES)).containsExactly(first, second));
        }
    }

    @Test
    void depthAndAgeAreMeasured() {
        service.close();
        service = ParcelService.start(
                environment, "clicktrail.outbox.relay=false", "clicktrail.outbox.depth-interval=100ms");
        say(service, receipts(3, "key"));

        Eventually.within(PATIENCE, () -> {
            assertThat(service.metric("clicktrail.outbox.depth")).isEqualTo(3);
            assertThat(service.metric("clicktrail.outbox.age")).isPositive();
        });
    }

    /** Nobody listens to receipts, so the outbox holds what the test has said and nothing else. */
    private static TelegramUpdateReceived receipt(String key, String note) {
        return Parcels.receiptOf(Parcels.parcel(key, note));
    }

    private static List<TelegramUpdateReceived> receipts(int count, String key) {
        return Parcels.parcels(count, key).stream().map(Parcels::receiptOf).toList();
    }

    private static Map<String, List<TrackingEvent>> byKey(Collection<? extends TrackingEvent> events) {
        return events.stream().collect(Collectors.groupingBy(TrackingEvent::partitionKey, Collectors.toList()));
    }

    private static void say(ParcelService service, List<? extends TrackingEvent> events) {
        service.bean(Outbox.class)
                .add(events.stream().map(event -> new Outgoing(event, TRACE)).toList())
                .as(service.bean(TransactionalOperator.class)::transactional)
                .block(PATIENCE);
    }

    private static Mono<Void> publishAll(EventPublisher publisher, List<Waiting> waiting) {
        return Flux.fromIterable(waiting)
                .concatMap(next -> publisher.publish(next.event()))
                .then();
    }

    /** What the database sees of a process that is killed: its connections are cut. */
    private Mono<List<Long>> killed() {
        return service.bean(DatabaseClient.class)
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user")
                .then()
                .thenReturn(List.of());
    }

    private void sayWhatKafkaRefuses(String key) {
        sql("""
                insert into outbox (event_id, topic, key, headers, body)
                values (gen_random_uuid(), 'telegram-updates', '%s', '{}', convert_to(repeat('x', 2000000), 'UTF8'))
                """.formatted(key));
    }

    private void forgetWhatKafkaRefuses() {
        sql("delete from outbox where length(body) > 1000000");
    }

    private void cutListeners() {
        sql("select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %'");
    }

    private void sql(String statement) {
        service.bean(DatabaseClient.class).sql(statement).then().block(PATIENCE);
    }

    private long waiting() {
        return service.bean(DatabaseClient.class)
                .sql("select count(*) from outbox")
                .mapValue(Long.class)
                .one()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }
}
