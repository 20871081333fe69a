package io.clicktrail.attribution.offer;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;
import io.clicktrail.transport.database.Column;

/**
 * The places that offers have. Whoever gives or frees some holds the locks of their offers, in a transaction of their
 * own.
 */
@Repository
public class SeatStore {

    private final DatabaseClient database;
    private final PublicationStore publications;
    private final TransactionalOperator transactions;

    SeatStore(DatabaseClient database, PublicationStore publications, TransactionalOperator transactions) {
        this.database = database;
        this.publications = publications;
        this.transactions = transactions;
    }

    private static final String PROMOTING = """
            select terms::text, advertiser, dearest, own_accounts, lack, advice::text, paused, exhausted, taken
            from offer
            where place = any (:places) or id = any (:shared)
            """;

    /** Those that promote one of the places, and those that were shared. */
    public Mono<List<KnownOffer>> promoting(Collection<String> places, Collection<OfferId> shared) {
        return database.sql(PROMOTING)
                .bind("places", places.toArray(String[]::new))
                .bind("shared", slugs(shared))
                .map(PublicationStore::known)
                .all()
                .collectList();
    }

    private static final String LOCK = "select id from offer where id = any (:ids) order by id for update";

    /** Until the end of the transaction nobody else gives or frees places of these. */
    public Mono<Void> lock(Collection<OfferId> ids) {
        return ids.isEmpty()
                ? Mono.empty()
                : database.sql(LOCK).bind("ids", slugs(ids)).then();
    }

    private static final String FREE = """
            with freed as (
                select offer, window_start, count(*)::integer as places
                from unnest(:offers, :windows) as seats (offer, window_start)
                group by offer, window_start
            ), in_windows as (
                update cap_window w set taken = w.taken - freed.places
                from freed
                where w.offer = freed.offer and w.window_start = freed.window_start
            )
            update offer o set taken = o.taken - freed.places
            from (select offer, sum(places)::integer as places from freed group by offer) freed
            where o.id = freed.offer
            """;

    /** Those who sat there do not count any more. The offers must be locked. */
    public Mono<Void> free(List<Seat> seats) {
        if (seats.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(FREE)
                .bind("offers", slugs(seats.stream().map(Seat::offer).toList()))
                .bind("windows", seats.stream().map(Seat::window).toArray(Instant[]::new))
                .then();
    }

    private static final String REFRESH = """
            update offer o
            set exhausted = due.exhausted, reopens_at = due.reopens_at
            from (
                select o.id, sold_out or unfunded or window_full as exhausted,
                       case when window_full and not sold_out and not unfunded then current.ends_at end as reopens_at
                from unnest(:ids, :starts, :ends) as current (id, window_start, ends_at)
                join offer o on o.id = current.id
                left join cap_window w on w.offer = current.id and w.window_start = current.window_start
                left join ledger_account budget on budget.id = 'budget:' || o.id
                cross join lateral (
                    select o.total_cap > 0 and o.taken >= o.total_cap as sold_out,
                           coalesce(coalesce(budget.balance, 0) < o.dearest, false) as unfunded,
                           coalesce(w.taken >= o.window_cap, false) as window_full
                ) full_up
            ) due
            where o.id = due.id and (o.exhausted, o.reopens_at) is distinct from (due.exhausted, due.reopens_at)
            returning o.terms::text, o.advertiser, o.dearest, o.own_accounts, o.lack, o.advice::text, o.paused, o.exhausted,
                      o.taken, old.exhausted as was_exhausted
            """;

    /**
     * Exhausts offers whose places are taken, now or for good, or whose budget might not pay for the next action, and
     * opens those that have places and Stars again. The offers must be locked.
     */
    public Mono<Void> refresh(Collection<Offer> offers, Instant now) {
        if (offers.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(REFRESH)
                .bind("ids", slugs(offers.stream().map(Offer::id).toList()))
                .bind("starts", moments(offers, offer -> windowAt(now, offer, CapWindow::start)))
                .bind("ends", moments(offers, offer -> windowAt(now, offer, CapWindow::end)))
                .map(SeatStore::refreshed)
                .all()
                .filter(Refreshed::turned)
                .concatMap(refreshed -> publications.publish(refreshed.offer(), now))
                .then();
    }

    private static final String REOPENING = """
            select terms::text, advertiser, dearest, own_accounts, lack, advice::text, paused, exhausted, taken
            from offer
            where exhausted and reopens_at <= :now
            order by id
            limit :most
            for update skip locked
            """;

    /** Opens exhausted offers whose full window has passed. One that is locked is being looked after. */
    Mono<Void> reopen(Instant now, int most) {
        return database.sql(REOPENING)
                .bind("now", now)
                .bind("most", most)
                .map(row -> PublicationStore.known(row).terms())
                .all()
                .collectList()
                .flatMap(due -> refresh(due, now))
                .as(transactions::transactional);
    }

    private record Refreshed(KnownOffer offer, boolean wasExhausted) {

        boolean turned() {
            return offer.exhausted() != wasExhausted;
        }
    }

    private static Refreshed refreshed(Readable row) {
        return new Refreshed(PublicationStore.known(row), Column.of(row, "was_exhausted", Boolean.class));
    }

    private static @Nullable Instant windowAt(Instant now, Offer offer, Function<CapWindow, Instant> edge) {
        CapWindow window = CapWindow.of(offer, now);
        return window == null ? null : edge.apply(window);
    }

    private static String[] slugs(Collection<OfferId> ids) {
        return ids.stream().map(OfferId::value).toArray(String[]::new);
    }

    private static Instant[] moments(Collection<Offer> offers, Function<Offer, @Nullable Instant> moment) {
        return offers.stream().map(moment).toArray(Instant[]::new);
    }
}
