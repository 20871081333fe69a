package io.clicktrail.crm.hook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.event.EventId;
import io.clicktrail.event.RawBody;
import io.clicktrail.transport.database.Column;

/** The hooks as they came, each with what became of it. */
@Component
class HookStore {

    private final DatabaseClient database;

    HookStore(DatabaseClient database) {
        this.database = database;
    }

    private static final String KEEP = """
            insert into raw_hook (id, endpoint, content_type, body, received_at, outcome, reason)
            values (:id, :endpoint, :contentType, :body, :receivedAt, :outcome, :reason)
            on conflict (id) do update set
              outcome = excluded.outcome, reason = excluded.reason, readings = raw_hook.readings + 1, read_at = now()
            """;

    /** Within the caller's transaction. */
    Mono<Void> keep(SettledHook settled) {
        RawHook hook = settled.read().hook();
        Reason reason = settled.reason();
        return database.sql(KEEP)
                .bind("id", hook.id().value())
                .bind("endpoint", hook.endpoint().path())
                .bind("contentType", nullable(hook.contentType()))
                .bind("body", hook.body().bytes())
                .bind("receivedAt", hook.receivedAt())
                .bind("outcome", settled.outcome().wireName())
                .bind("reason", nullable(reason == null ? null : reason.wireName()))
                .then();
    }

    private static final String FIND =
            "select id, endpoint, content_type, body, received_at from raw_hook where id = :id";

    /** Empty where there is none. */
    Mono<RawHook> find(UUID id) {
        return database.sql(FIND).bind("id", id).map(HookStore::rawHook).one();
    }

    private static RawHook rawHook(Readable row) {
        return new RawHook(
                new EventId(Column.of(row, "id", UUID.class)),
                Endpoint.find(Column.of(row, "endpoint", String.class)).orElseThrow(),
                Column.of(row, "received_at", Instant.class),
                row.get("content_type", String.class),
                RawBody.of(Column.of(row, "body", byte[].class)));
    }

    private static final String NEWEST = """
            select id, endpoint, content_type, received_at, outcome, reason, readings, length(body) as size, null::bytea as body
            from raw_hook
            where (:outcome::text is null or outcome = :outcome) and (:before::uuid is null or id < :before)
            order by id desc
            limit :most
            """;

    /** The newest first; ids are ordered by time. */
    Mono<List<KeptHook>> newest(@Nullable Outcome outcome, @Nullable UUID before, int most) {
        return database.sql(NEWEST)
                .bind("outcome", nullable(outcome == null ? null : outcome.wireName()))
                .bind("before", Parameter.fromOrEmpty(before, UUID.class))
                .bind("most", most)
                .map(HookStore::keptHook)
                .all()
                .collectList();
    }

    private static final String SHOW = """
            select id, endpoint, content_type, received_at, outcome, reason, readings, length(body) as size, body
            from raw_hook
            where id = :id
            """;

    /** One hook with its body; empty where there is none. */
    Mono<KeptHook> show(UUID id) {
        return database.sql(SHOW).bind("id", id).map(HookStore::keptHook).one();
    }

    private static KeptHook keptHook(Readable row) {
        byte[] body = row.get("body", byte[].class);
        return new KeptHook(
                Column.of(row, "id", UUID.class),
                Column.of(row, "endpoint", String.class),
                row.get("content_type", String.class),
                Column.of(row, "received_at", Instant.class),
                Column.of(row, "outcome", String.class),
                row.get("reason", String.class),
                Column.of(row, "readings", Integer.class),
                Column.of(row, "size", Long.class),
                body == null ? null : new String(body, StandardCharsets.UTF_8));
    }

    private static final String SUMMARY = """
            select
              (select max(received_at) from raw_hook) as last_received_at,
              (select count(*) from raw_hook where outcome = 'needs_review') as waiting,
              (select count(*) from raw_hook where received_at > now() - interval '1 day') as within_a_day
            """;

    Mono<HookSummary> summary() {
        return database.sql(SUMMARY)
                .map(row -> new HookSummary(
                        row.get("last_received_at", Instant.class),
                        Column.of(row, "waiting", Long.class),
                        Column.of(row, "within_a_day", Long.class)))
                .one();
    }

    private static final String FORGET_SOME_OLDER_THAN = """
            delete from raw_hook
            where id in (
              select id from raw_hook
              where received_at < now() - make_interval(secs => :seconds) and outcome <> 'needs_review'
              limit :most)
            """;

    /** Forgets at most so many of those that nobody must look at; returns how many. */
    Mono<Long> forget(Duration age, int most) {
        return database.sql(FORGET_SOME_OLDER_THAN)
                .bind("seconds", (double) age.toSeconds())
                .bind("most", most)
                .fetch()
                .rowsUpdated();
    }

    private static Parameter nullable(@Nullable String value) {
        return Parameter.fromOrEmpty(value, String.class);
    }
}
