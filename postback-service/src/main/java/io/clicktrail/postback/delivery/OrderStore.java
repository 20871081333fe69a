package io.clicktrail.postback.delivery;

import java.time.Duration;
import java.time.Instant;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.delivery.BulkOrder.Outcome;
import io.clicktrail.transport.database.Column;

/** Orders by the keys of those who gave them: an order that comes twice is carried out once, and answered twice alike. */
@Component
class OrderStore {

    private static final Duration KEPT = Duration.ofDays(30);

    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    OrderStore(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /**
     * Carries it out unless it was.
     *
     * @param ordered what the order is, in words that are the same for the same order
     * @throws ProblemException in the Mono, where the key has come with another order
     */
    Mono<Outcome> once(String key, String ordered, Mono<Outcome> work, Instant now) {
        return forgetOld(now)
                .then(Mono.defer(() -> take(key, ordered, now)))
                .flatMap(taken -> taken ? work.flatMap(outcome -> keep(key, outcome)) : answerOf(key, ordered))
                .as(transaction::transactional);
    }

    private static final String FORGET_OLD = "delete from bulk_order where made_at < :before";

    private Mono<Void> forgetOld(Instant now) {
        return database.sql(FORGET_OLD).bind("before", now.minus(KEPT)).then();
    }

    /** Whoever comes second waits here until the first is done. */
    private static final String TAKE = """
            insert into bulk_order (key, ordered, made_at) values (:key, :ordered, :now)
            on conflict (key) do nothing
            """;

    private Mono<Boolean> take(String key, String ordered, Instant now) {
        return database.sql(TAKE)
                .bind("key", key)
                .bind("ordered", ordered)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(inserted -> inserted > 0);
    }

    private static final String KEEP = """
            update bulk_order set count = :count, more = :more, last_due_at = :last_due_at where key = :key
            """;

    private Mono<Outcome> keep(String key, Outcome outcome) {
        return database.sql(KEEP)
                .bind("key", key)
                .bind("count", outcome.count())
                .bind("more", outcome.more())
                .bind("last_due_at", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, outcome.lastDueAt()))
                .then()
                .thenReturn(outcome);
    }

    private static final String ANSWER = "select ordered, count, more, last_due_at from bulk_order where key = :key";

    private Mono<Outcome> answerOf(String key, String ordered) {
        return database.sql(ANSWER)
                .bind("key", key)
                .map(row -> answer(row, ordered))
                .one();
    }

    private static Outcome answer(Readable row, String ordered) {
        if (!Column.of(row, "ordered", String.class).equals(ordered)) {
            throw new ProblemException(
                    422, "idempotency_key_reused", "This Idempotency-Key has come with another order before.");
        }
        return new Outcome(
                Column.of(row, "count", Long.class),
                Column.of(row, "more", Boolean.class),
                row.get("last_due_at", Instant.class));
    }
}
