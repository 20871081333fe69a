package io.clicktrail.attribution.rate;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.event.CatalogueEvent.RateChanged;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Money;
import io.clicktrail.event.Offer;
import io.clicktrail.transport.database.Column;
import io.clicktrail.transport.outbox.Outbox;
import io.clicktrail.transport.outbox.Outgoing;
import io.clicktrail.transport.trace.Trace;

/** The rate card with all its versions, and how the world hears of them. */
@Repository
public class RateStore {

    private final DatabaseClient database;
    private final Outbox outbox;
    private final TransactionalOperator transactions;

    RateStore(DatabaseClient database, Outbox outbox, TransactionalOperator transactions) {
        this.database = database;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    private static final String CARD = "select goal, version, base, premium, changed_by, changed_at from rate";

    /** The card as it is at this moment, on every replica. */
    public Mono<RateCard> card() {
        return database.sql(CARD).map(RateStore::rate).all().collectList().map(RateCard::new);
    }

    private static final String CHANGE = """
            with changed as (
              insert into rate (goal, version, base, premium, changed_by, changed_at)
              values (:goal, 1, :base, :premium, :changed_by, :changed_at)
              on conflict (goal) do update
              set version = rate.version + 1, base = excluded.base, premium = excluded.premium,
                  changed_by = excluded.changed_by, changed_at = excluded.changed_at
              where (rate.base, rate.premium) <> (excluded.base, excluded.premium)
              returning goal, version, base, premium, changed_by, changed_at)
            insert into rate_version (goal, version, base, premium, changed_by, changed_at)
            select goal, version, base, premium, changed_by, changed_at from changed
            returning goal, version, base, premium, changed_by, changed_at
            """;

    /** The next version, kept and published; nothing where the minimum is this one already. */
    Mono<KnownRate> change(Goal goal, Offer.Rate minimum, String changedBy, Instant now) {
        return database.sql(CHANGE)
                .bind("goal", goal.wireName())
                .bind("base", minimum.base().longValueExact())
                .bind("premium", minimum.premium().longValueExact())
                .bind("changed_by", changedBy)
                .bind("changed_at", now)
                .map(RateStore::rate)
                .one()
                .delayUntil(rate -> publish(rate, now))
                .as(transactions::transactional);
    }

    private Mono<Void> publish(KnownRate rate, Instant now) {
        EventId id = EventId.derived(now, "rate.changed", rate.goal().wireName(), Integer.toString(rate.version()));
        return Mono.deferContextual(context -> {
            Trace trace = context.<Trace>getOrEmpty(Trace.class).orElseGet(Trace::start);
            return outbox.add(List.of(new Outgoing(new RateChanged(id, now, rate.goal(), rate.minimum()), trace)));
        });
    }

    private static final String HISTORY = """
            select goal, version, base, premium, changed_by, changed_at
            from rate_version
            where goal = :goal and version < :before
            order by version desc
            limit :most
            """;

    /** The newest of those before that version. */
    Flux<KnownRate> history(Goal goal, int before, int most) {
        return database.sql(HISTORY)
                .bind("goal", goal.wireName())
                .bind("before", before)
                .bind("most", most)
                .map(RateStore::rate)
                .all();
    }

    private static KnownRate rate(Readable row) {
        Offer.Rate minimum = new Offer.Rate(
                BigDecimal.valueOf(Column.of(row, "base", Long.class)),
                BigDecimal.valueOf(Column.of(row, "premium", Long.class)),
                Money.STARS);
        return new KnownRate(
                Goal.parse(Column.of(row, "goal", String.class)),
                minimum,
                Column.of(row, "version", Integer.class),
                Column.of(row, "changed_by", String.class),
                Column.of(row, "changed_at", Instant.class));
    }
}
