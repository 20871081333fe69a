package io.clicktrail.postback.arbitrage;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.postback.arbitrage.FinishedSend.Call;
import io.clicktrail.transport.database.Column;

/** Gives out sends under a lease and takes their results. Several replicas share the work without waiting for one another. */
@Component
class SendQueueStore {

    private final DatabaseClient database;

    SendQueueStore(DatabaseClient database) {
        this.database = database;
    }

    /** Those that nobody has tried go first: behind one of them there may be somebody who waits. */
    private static final String CLAIM_DUE = """
            with due as (
              select tracking_id, claimed_at, attempts, round
              from arbitrage_send
              where state = 'pending'
                and (due_at <= :now or (tracking_id = any(:awaited) and claimed_at is null and attempts = 0))
              order by attempts > 0, due_at
              limit :most
              for update skip locked
            ),
            interrupted as (
              insert into arbitrage_attempt (tracking_id, number, round, started_at, fault)
              select tracking_id, attempts + 1, round, claimed_at, 'interrupted' from due where claimed_at is not null
            ),
            claimed as (
              update arbitrage_send
              set claimed_at = :now, due_at = :lease_end,
                  attempts = attempts + (claimed_at is not null)::int,
                  round_attempts = round_attempts + (claimed_at is not null)::int
              where tracking_id = any(array(select tracking_id from due))
              returning tracking_id, target, call_url, attempts, round, round_attempts
            )
            select tracking_id, target, call_url, attempts, round, round_attempts, user_agent, referrer
            from claimed join utm_tracking on id = tracking_id
            """;

    /** @param awaited those whose callers wait here: they are not too young */
    Mono<List<PendingSend>> claimDue(Collection<Long> awaited, int most, Instant now, Instant leaseEnd) {
        return database.sql(CLAIM_DUE)
                .bind("awaited", awaited.toArray(Long[]::new))
                .bind("most", most)
                .bind("now", now)
                .bind("lease_end", leaseEnd)
                .map(SendQueueStore::pending)
                .all()
                .collectList();
    }

    private static PendingSend pending(Readable row) {
        return new PendingSend(
                Column.of(row, "tracking_id", Long.class),
                Column.of(row, "target", String.class),
                Column.of(row, "call_url", String.class),
                VisitorHeaders.of(row.get("user_agent", String.class), row.get("referrer", String.class)),
                Column.of(row, "attempts", Integer.class),
                Column.of(row, "round", Integer.class),
                Column.of(row, "round_attempts", Integer.class));
    }

    /** A result counts while its claim holds: had the lease ended, another claim would have counted one attempt more. */
    private static final String RECORD = """
            with recorded as (
              update arbitrage_send
              set state = :state, reason = :reason::text, due_at = :due_at, claimed_at = null,
                  finished_at = case when :state <> 'pending' then :at end,
                  attempts = attempts + 1, round_attempts = round_attempts + 1
              where tracking_id = :id and state = 'pending' and attempts = :claimed and claimed_at is not null
              returning tracking_id, attempts, round
            )
            insert into arbitrage_attempt (tracking_id, number, round, started_at, latency_us, http_status, fault)
            select tracking_id, attempts, round, :started_at, :latency_us, :http_status::int, :fault::text from recorded
            """;

    Mono<Void> record(FinishedSend finished) {
        Call call = finished.call();
        return database.sql(RECORD)
                .bind("id", finished.pending().trackingId())
                .bind("claimed", finished.pending().attempts())
                .bind("state", finished.state())
                .bind("reason", Parameters.in(R2dbcType.VARCHAR, finished.reason()))
                .bind("due_at", finished.dueAt())
                .bind("at", finished.at())
                .bind("started_at", call.startedAt())
                .bind("latency_us", call.latency().toNanos() / 1_000)
                .bind("http_status", Parameters.in(R2dbcType.INTEGER, finished.httpStatus()))
                .bind("fault", Parameters.in(R2dbcType.VARCHAR, finished.fault()))
                .then();
    }
}
