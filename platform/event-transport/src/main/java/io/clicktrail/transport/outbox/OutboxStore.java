package io.clicktrail.transport.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.event.EncodedEvent;
import io.clicktrail.transport.database.Column;

/** The table {@code outbox} of the service's schema. */
final class OutboxStore {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final JsonMapper json = JsonMapper.shared();

    OutboxStore(DatabaseClient database, TransactionalOperator transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    private static final String ADD = """
            insert into outbox (event_id, topic, key, headers, body)
            select event_id, topic, key, headers::jsonb, convert_to(body, 'UTF8')
            from unnest(:ids, :topics, :keys, :headers, :bodies)
              with ordinality as events (event_id, topic, key, headers, body, place)
            order by place
            on conflict (event_id) do nothing
            """;

    /** One statement for all, in the caller's transaction. Bodies go as text: arrays of bytes have no codec. */
    Mono<Void> add(List<Addressed> events) {
        return database.sql(ADD)
                .bind("ids", events.stream().map(event -> event.id().value()).toArray(UUID[]::new))
                .bind("topics", texts(events, EncodedEvent::topic))
                .bind("keys", texts(events, EncodedEvent::key))
                .bind("headers", texts(events, event -> json.writeValueAsString(event.headers())))
                .bind("bodies", texts(events, event -> new String(event.body(), StandardCharsets.UTF_8)))
                .then();
    }

    private static String[] texts(List<Addressed> events, Function<EncodedEvent, String> part) {
        return events.stream().map(Addressed::event).map(part).toArray(String[]::new);
    }

    /**
     * Takes up the oldest events, lets them be carried, and deletes those that were. One of all replicas does so at a
     * time; for the others, and where nothing waits, it is nothing. Were the process to die in between, the next would
     * carry the same events again.
     *
     * @param carry returns the places of the acknowledged ones
     */
    Mono<Carried> relay(int batch, Function<List<Waiting>, Mono<List<Long>>> carry) {
        return lead().filter(leads -> leads)
                .flatMap(leads -> oldest(batch))
                .filter(waiting -> !waiting.isEmpty())
                .flatMap(waiting -> carry.apply(waiting)
                        .flatMap(seqs -> delete(seqs).thenReturn(new Carried(waiting.size(), seqs.size()))))
                .defaultIfEmpty(Carried.NOTHING)
                .as(transactions::transactional);
    }

    /**
     * Until the end of the transaction. A statement of its own: the next one must see what the last leader has deleted.
     */
    private static final String LEAD =
            "select pg_try_advisory_xact_lock(hashtextextended('clicktrail.outbox.' || current_schema(), 0))";

    private Mono<Boolean> lead() {
        return database.sql(LEAD).mapValue(Boolean.class).one();
    }

    private static final String OLDEST =
            "select seq, topic, key, headers::text as headers, body from outbox order by seq limit :batch";

    private Mono<List<Waiting>> oldest(int batch) {
        return database.sql(OLDEST)
                .bind("batch", batch)
                .map(this::waiting)
                .all()
                .collectList();
    }

    private Waiting waiting(Readable row) {
        return new Waiting(
                Column.of(row, "seq", Long.class),
                new EncodedEvent(
                        Column.of(row, "topic", String.class),
                        Column.of(row, "key", String.class),
                        json.readValue(Column.of(row, "headers", String.class), HEADERS),
                        Column.of(row, "body", byte[].class)));
    }

    private static final String DELETE = "delete from outbox where seq = any (:seqs)";

    private Mono<Long> delete(List<Long> seqs) {
        return database.sql(DELETE)
                .bind("seqs", seqs.toArray(Long[]::new))
                .fetch()
                .rowsUpdated();
    }

    private static final String DEPTH = """
            select count(*) as events, coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as age
            from outbox
            """;

    Mono<Depth> depth() {
        return database.sql(DEPTH)
                .map(row -> new Depth(
                        Column.of(row, "events", Long.class),
                        Duration.ofMillis(Math.round(Column.of(row, "age", Double.class) * 1000))))
                .one();
    }

    /** How many events wait, and how long the oldest does. */
    record Depth(long events, Duration age) {}
}
