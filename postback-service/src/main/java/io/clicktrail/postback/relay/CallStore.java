package io.clicktrail.postback.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.event.RawBody;
import io.clicktrail.transport.database.Column;

/** The calls as they came, each with what became of it. */
@Component
class CallStore {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final JsonMapper json;

    CallStore(DatabaseClient database, TransactionalOperator transaction, JsonMapper json) {
        this.database = database;
        this.transaction = transaction;
        this.json = json;
    }

    private static final String KEEP_UNLESS_IT_CAME_BEFORE = """
            insert into relay_call (id, source, once, received_at, method, path, query, headers, body, state, apply_after)
            values (:id, :source, :once, :received_at, :method, :path, :query, :headers, :body, 'received', :apply_after)
            on conflict (source, once) where once is not null do nothing
            """;

    private static final String KEEP_AS_A_REPEAT = """
            insert into relay_call (id, source, duplicate_of, received_at, method, path, query, headers, body, state,
                                    reason, effect, reference, apply_after)
            select :id, source, id, :received_at, :method, :path, :query, :headers, ''::bytea, 'duplicate',
                   reason, effect, reference, :apply_after
            from relay_call
            where source = :source and once = :once
            """;

    /**
     * Makes the call durable.
     *
     * @param once the same for a call that is sent again; absent where that cannot be told
     * @param applyAfter when it is read by somebody else, should whoever keeps it not come to that
     * @return empty where it is new; of a repeated one what became of the first
     */
    Mono<Answer> keep(IncomingCall call, String source, @Nullable String once, Instant applyAfter) {
        return bound(KEEP_UNLESS_IT_CAME_BEFORE, call, source, applyAfter)
                .bind("once", Parameters.in(R2dbcType.VARCHAR, once))
                .bind("body", call.body().bytes())
                .fetch()
                .rowsUpdated()
                .filter(kept -> kept == 0 && once != null)
                .flatMap(kept -> repeated(call, source, once == null ? "" : once, applyAfter))
                .as(transaction::transactional);
    }

    private Mono<Answer> repeated(IncomingCall call, String source, String once, Instant applyAfter) {
        return bound(KEEP_AS_A_REPEAT, call, source, applyAfter)
                .bind("once", once)
                .then()
                .then(first(source, once));
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, IncomingCall call, String source, Instant applyAfter) {
        IncomingCall shown = call.withoutCredentials();
        return database.sql(sql)
                .bind("id", shown.id())
                .bind("source", source)
                .bind("received_at", shown.receivedAt())
                .bind("method", shown.method())
                .bind("path", shown.path())
                .bind("query", shown.query())
                .bind("headers", Json.of(json.writeValueAsString(shown.headers())))
                .bind("apply_after", applyAfter);
    }

    private static final String ANSWER = "select id, duplicate_of, state, reason, effect, reference from relay_call ";
    private static final String FIRST_OF_ITS_KIND = ANSWER + "where source = :source and once = :once";

    private Mono<Answer> first(String source, String once) {
        return database.sql(FIRST_OF_ITS_KIND)
                .bind("source", source)
                .bind("once", once)
                .map(CallStore::answer)
                .one()
                .map(Answer::again);
    }

    /** What became of a call, from a row with the columns of {@link #ANSWER}. */
    static Answer answer(Readable row) {
        String state = Column.of(row, "state", String.class);
        boolean duplicate = state.equals(CallState.DUPLICATE.wireName());
        UUID first = row.get("duplicate_of", UUID.class);
        return new Answer(
                duplicate && first != null ? first : Column.of(row, "id", UUID.class),
                duplicate ? CallState.APPLIED.wireName() : state,
                row.get("reason", String.class),
                row.get("effect", String.class),
                row.get("reference", String.class),
                duplicate);
    }

    private static final String WHOLE =
            "select id, source, received_at, method, path, query, headers::text as headers, body from relay_call ";

    /** A call that waits to be read. */
    record Waiting(String source, IncomingCall call) {}

    private static final String DUE =
            WHOLE + "where state = 'received' and apply_after <= :now order by apply_after limit :most";

    /** Those that nobody has read, the oldest first. */
    Mono<List<Waiting>> due(Instant now, int most) {
        return database.sql(DUE)
                .bind("now", now)
                .bind("most", most)
                .map(this::waiting)
                .all()
                .collectList();
    }

    private static final String ONE = WHOLE + "where id = :id";

    /** Empty where there is none. */
    Mono<Waiting> find(UUID id) {
        return database.sql(ONE).bind("id", id).map(this::waiting).one();
    }

    private Waiting waiting(Readable row) {
        return new Waiting(
                Column.of(row, "source", String.class),
                new IncomingCall(
                        Column.of(row, "id", UUID.class),
                        Column.of(row, "received_at", Instant.class),
                        Column.of(row, "method", String.class),
                        Column.of(row, "path", String.class),
                        Column.of(row, "query", String.class),
                        json.readValue(Column.of(row, "headers", String.class), HEADERS),
                        RawBody.of(Column.of(row, "body", byte[].class))));
    }

    private static final String READ_AGAIN = """
            update relay_call set state = 'received', reason = null, apply_after = :now
            where id = :id and state in ('unmapped', 'kept', 'refused')
            """;

    /** Has a call that has had no effect read again. */
    Mono<Void> readAgain(UUID id, Instant now) {
        return database.sql(READ_AGAIN).bind("id", id).bind("now", now).then();
    }

    private static final String POSTPONE =
            "update relay_call set apply_after = :until, failures = failures + 1 where id = :id and state = 'received'";

    /** Its reading has failed; others go first. */
    Mono<Void> postpone(UUID id, Instant until) {
        return database.sql(POSTPONE).bind("id", id).bind("until", until).then();
    }

    private static final String FORGET_SOME_OLDER_THAN = """
            delete from relay_call
            where id in (
              select id from relay_call
              where received_at < now() - make_interval(secs => :seconds) and state not in ('received', 'unmapped')
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
}
