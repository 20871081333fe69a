package io.clicktrail.attribution.offer;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.column.JsonColumn;
import io.clicktrail.event.PlaceEvent.Lack;
import io.clicktrail.event.PlaceEvent.PlaceChecked;
import io.clicktrail.transport.database.Column;

/** Pauses offers whose place is lost, and resumes them when it is back. The newest check of a place says how it stands. */
@Repository
class PlaceCheckStore {

    private final DatabaseClient database;
    private final PublicationStore publications;
    private final TransactionalOperator transactions;
    private final InstantSource clock;

    PlaceCheckStore(
            DatabaseClient database,
            PublicationStore publications,
            TransactionalOperator transactions,
            InstantSource clock) {
        this.database = database;
        this.publications = publications;
        this.transactions = transactions;
        this.clock = clock;
    }

    private static final String NOTE = """
            insert into place_check (place, goal, event_id, checked_at, lack, advice)
            select distinct on (place, goal) place, goal, event_id, checked_at, lack, advice::jsonb
            from unnest(:places, :goals, :events, :times, :lacks, :advice)
              as news (place, goal, event_id, checked_at, lack, advice)
            order by place, goal, checked_at desc, event_id desc
            on conflict (place, goal) do update
            set event_id = excluded.event_id,
                checked_at = excluded.checked_at,
                lack = excluded.lack,
                advice = excluded.advice
            where (place_check.checked_at, place_check.event_id) < (excluded.checked_at, excluded.event_id)
            """;

    /** Known checks, and those older than what is known, change nothing. */
    Mono<Void> note(List<PlaceChecked> checks) {
        if (checks.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(NOTE)
                .bind("places", array(checks, PlaceChecked::place, String[]::new))
                .bind("goals", array(checks, check -> check.goal().wireName(), String[]::new))
                .bind("events", array(checks, check -> check.id().value(), UUID[]::new))
                .bind("times", array(checks, PlaceChecked::occurredAt, Instant[]::new))
                .bind("lacks", array(checks, check -> wireName(check.lack()), String[]::new))
                .bind("advice", array(checks, check -> JsonColumn.write(check.advice()), String[]::new))
                .then()
                .then(Mono.defer(() -> apply(array(checks, PlaceChecked::place, String[]::new))))
                .as(transactions::transactional);
    }

    // Locked in one order, as whoever gives places of the caps locks them.
    private static final String LOCK = "select id from offer where place = any (:places) order by id for update";

    private static final String APPLY = """
            update offer o
            set lack = known.lack, advice = known.advice
            from (select place, goal, lack, case when lack is not null then advice end as advice from place_check) known
            where o.place = any (:places) and known.place = o.place and known.goal = o.terms ->> 'goal'
              and (o.lack, o.advice) is distinct from (known.lack, known.advice)
            returning o.terms::text, o.advertiser, o.dearest, o.own_accounts, o.lack, o.advice::text, o.paused, o.exhausted,
                      o.taken, old.lack is not null as was_lost
            """;

    private Mono<Void> apply(String[] places) {
        return database.sql(LOCK)
                .bind("places", places)
                .then()
                .thenMany(database.sql(APPLY)
                        .bind("places", places)
                        .map(PlaceCheckStore::applied)
                        .all())
                .filter(Applied::turned)
                .collectList() // read to its end before the next question
                .flatMapIterable(turned -> turned)
                .concatMap(applied -> publications.publish(applied.offer(), clock.instant()))
                .then();
    }

    private record Applied(KnownOffer offer, boolean wasLost) {

        boolean turned() {
            return (offer.lack() != null) != wasLost;
        }
    }

    private static Applied applied(Readable row) {
        return new Applied(PublicationStore.known(row), Column.of(row, "was_lost", Boolean.class));
    }

    private static @Nullable String wireName(@Nullable Lack lack) {
        return lack == null ? null : lack.name().toLowerCase(Locale.ROOT);
    }

    private static <T> T[] array(
            List<PlaceChecked> checks, Function<PlaceChecked, @Nullable T> part, IntFunction<T[]> array) {
        return checks.stream().map(part).toArray(array);
    }
}
