package io.clicktrail.postback.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import io.clicktrail.postback.delivery.BulkOrder.Choice;
import io.clicktrail.postback.delivery.BulkOrder.Outcome;
import io.clicktrail.transport.database.Column;

/**
 * What people do to deliveries, one or many, each order in one transaction. What stands behind one in its thread goes its
 * way: let go with it, declined with it.
 */
@Component
class BulkStore {

    /** Of one order. */
    private static final int MOST = 10_000;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    BulkStore(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    Mono<Outcome> carryOut(BulkOrder order, Instant now) {
        return order.dryRun() ? count(order) : done(order, now).as(transaction::transactional);
    }

    private Mono<Outcome> done(BulkOrder order, Instant now) {
        return switch (order.deed()) {
            case REPLAY ->
                changed(order, REPLAY, now)
                        .flatMap(done ->
                                after(done, reviveFollowers(done, now).then(Mono.defer(() -> holdBack(done)))));
            case RELEASE -> changed(order, RELEASE, now).flatMap(done -> after(done, letGo(done, now)));
            case REJECT ->
                changed(order, REJECT, now)
                        .flatMap(done ->
                                after(done, declineFollowers(done, now).then(Mono.defer(() -> letGo(done, now)))));
        };
    }

    private static Mono<Outcome> after(List<Changed> changed, Mono<Void> rest) {
        return rest.thenReturn(new Outcome(changed.size(), changed.size() == MOST, lastDue(changed)));
    }

    private static @Nullable Instant lastDue(List<Changed> changed) {
        return changed.stream()
                .map(Changed::dueAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static final String OVER = """
            d.state not in ('pending', 'held') and d.reason is distinct from 'earlier_declined'
            """;

    private static final String HELD = "d.state = 'held'\n";

    private static String chosen(BulkOrder order) {
        String state = order.deed() == BulkOrder.Deed.REPLAY ? OVER : HELD;
        return switch (order.choice()) {
            case Choice.Named _ -> state + "and d.id = any(:ids)\n";
            case Choice.Filtered(DeliveryFilter filter) -> state + filter.conditions();
        };
    }

    private static Map<String, ?> values(BulkOrder order) {
        return switch (order.choice()) {
            case Choice.Named(List<UUID> ids) -> Map.of("ids", ids.toArray(UUID[]::new));
            case Choice.Filtered(DeliveryFilter filter) -> filter.values();
        };
    }

    private static final String COUNT = """
            select count(*) as count from (select from delivery d where %s limit :most + 1) as chosen
            """;

    private Mono<Outcome> count(BulkOrder order) {
        return database.sql(COUNT.formatted(chosen(order)))
                .bindValues(values(order))
                .bind("most", MOST)
                .mapValue(Long.class)
                .one()
                .map(count -> new Outcome(Math.min(count, MOST), count > MOST, null));
    }

    /** The oldest first, and of each network one after the other. */
    private static final String IN_TURN = """
            with chosen as materialized (
              select d.id, d.network, d.planned_at
              from delivery d
              where %s
              order by d.planned_at, d.id
              limit :most
              for update
            ),
            turn as (
              select id, :now::timestamptz
                         + :pause::bigint * (row_number() over (partition by network order by planned_at, id) - 1)
                           * interval '1 microsecond' as due_at
              from chosen
            )
            """;

    private static final String REPLAY = IN_TURN + """
            update delivery d
            set state = 'pending', reason = null, due_at = turn.due_at, finished_at = null, round = round + 1, round_attempts = 0
            from turn
            where d.id = turn.id
            returning d.id, d.conversion, d.due_at
            """;

    /** They are held no more by their own; whether by an earlier one is seen when all are let go that can be. */
    private static final String RELEASE = IN_TURN + """
            update delivery d
            set reason = 'earlier_held', due_at = turn.due_at
            from turn
            where d.id = turn.id
            returning d.id, d.conversion, d.due_at
            """;

    private static final String REJECT = IN_TURN + """
            update delivery d
            set state = 'declined', reason = 'by_hand', finished_at = :now
            from turn
            where d.id = turn.id
            returning d.id, d.conversion, null::timestamptz as due_at
            """;

    private record Changed(
            UUID id, UUID conversion, @Nullable Instant dueAt) {

        static Changed of(Readable row) {
            return new Changed(
                    Column.of(row, "id", UUID.class),
                    Column.of(row, "conversion", UUID.class),
                    row.get("due_at", Instant.class));
        }
    }

    private Mono<List<Changed>> changed(BulkOrder order, String sql, Instant now) {
        return database.sql(sql.formatted(chosen(order)))
                .bindValues(values(order))
                .bind("most", MOST)
                .bind("now", now)
                .bind("pause", order.pause().toNanos() / 1_000)
                .map(Changed::of)
                .all()
                .collectList();
    }

    private static final String REVIVE_FOLLOWERS = """
            update delivery d
            set state = 'pending', reason = null, due_at = :now, finished_at = null, round = round + 1, round_attempts = 0
            where d.conversion = any(:conversions) and d.state = 'declined' and d.reason = 'earlier_declined'
              and exists (
                select from delivery e
                where e.id = any(:ids) and e.thread = d.thread and e.revision = d.revision and e.step < d.step)
            """;

    private Mono<Void> reviveFollowers(List<Changed> revived, Instant now) {
        return onThreadsOf(REVIVE_FOLLOWERS, revived)
                .bind("ids", revived.stream().map(Changed::id).toArray(UUID[]::new))
                .bind("now", now)
                .then();
    }

    private static final String HOLD_BACK = """
            update delivery d
            set state = 'held', reason = 'earlier_held'
            where d.conversion = any(:conversions) and d.state = 'pending' and d.claimed_at is null
              and exists (
                select from delivery e
                where e.conversion = d.conversion and e.thread = d.thread and e.state = 'held'
                  and (e.revision, e.step) < (d.revision, d.step))
            """;

    /** What is replayed overtakes nothing that is held. */
    private Mono<Void> holdBack(List<Changed> replayed) {
        return onThreadsOf(HOLD_BACK, replayed).then();
    }

    private static final String DECLINE_FOLLOWERS = """
            update delivery d
            set state = 'declined', reason = 'earlier_declined', finished_at = :now
            where d.conversion = any(:conversions) and d.state = 'held'
              and exists (
                select from delivery e
                where e.conversion = d.conversion and e.thread = d.thread and e.revision = d.revision and e.step < d.step
                  and e.state = 'declined' and e.reason = 'by_hand')
            """;

    private Mono<Void> declineFollowers(List<Changed> rejected, Instant now) {
        return onThreadsOf(DECLINE_FOLLOWERS, rejected).bind("now", now).then();
    }

    private static final String LET_GO = """
            update delivery d
            set state = 'pending', reason = null, due_at = greatest(due_at, :now)
            where d.conversion = any(:conversions) and d.state = 'held' and d.reason = 'earlier_held'
              and not exists (
                select from delivery e
                where e.conversion = d.conversion and e.thread = d.thread and e.state = 'held' and e.reason <> 'earlier_held'
                  and (e.revision, e.step) < (d.revision, d.step))
            """;

    private Mono<Void> letGo(List<Changed> released, Instant now) {
        return onThreadsOf(LET_GO, released).bind("now", now).then();
    }

    private DatabaseClient.GenericExecuteSpec onThreadsOf(String sql, List<Changed> changed) {
        return database.sql(sql)
                .bind(
                        "conversions",
                        changed.stream().map(Changed::conversion).distinct().toArray(UUID[]::new));
    }
}
