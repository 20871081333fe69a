package io.clicktrail.attribution.offer;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
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

    /** Those that promote one of the places, and those that were shared, or are named otherwise. */
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
            with in_windows as (
                update cap_window w set taken = w.taken - freed.places
                from (select offer, number, window_start, count(*)::integer as places
                      from unnest(:offers, :numbers, :starts) as windows (offer, number, window_start)
                      group by offer, number, window_start) freed
                where w.offer = freed.offer and w.number = freed.number and w.window_start = freed.window_start
            )
            update offer o set taken = o.taken - freed.places
            from (select offer, count(*)::integer as places from unnest(:seats) as seats (offer) group by offer) freed
            where o.id = freed.offer
            """;

    /** Those who sat there do not count any more. The offers must be locked. */
    public Mono<Void> free(List<Seat> seats) {
        if (seats.isEmpty()) {
            return Mono.empty();
        }
        List<Numbered<Instant>> windows = seats.stream()
                .flatMap(seat -> Numbered.of(seat.offer(), seat.windows()))
                .toList();
        return bind(database.sql(FREE), windows, Function.identity())
                .bind("seats", slugs(seats.stream().map(Seat::offer).toList()))
                .then();
    }

    private static final String REFRESH = """
            update offer o
            set exhausted = due.exhausted, reopens_at = due.reopens_at
            from (
                select o.id, sold_out or unfunded or full_until is not null as exhausted,
                       case when not sold_out and not unfunded then full_until end as reopens_at
                from offer o
                left join ledger_account budget on budget.id = 'budget:' || o.id
                cross join lateral (
                    select o.total_cap > 0 and o.taken >= o.total_cap as sold_out,
                           coalesce(coalesce(budget.balance, 0) < o.dearest, false) as unfunded
                ) funds
                cross join lateral (
                    select count(*) as places, min(until) as next_over
                    from reservation
                    where reservation.offer = o.id and until > :now
                ) kept
                cross join lateral (
                    select max(ends_at) as full_until
                    from (
                        select kept.next_over as ends_at
                        where o.total_cap > 0 and kept.places > 0 and o.taken + kept.places >= o.total_cap
                         union all
                        select case when counted.taken >= offer_window.places then current.ends_at
                                    else least(current.ends_at, kept.next_over) end
                        from unnest(:offers, :numbers, :starts, :ends) as current (offer, number, window_start, ends_at)
                        join offer_window using (offer, number)
                        left join cap_window using (offer, number, window_start)
                        cross join lateral (select coalesce(cap_window.taken, 0) as taken) counted
                        where offer = o.id and counted.taken + kept.places >= offer_window.places
                         union all
                        select case when counted.taken >= moving.places then counted.frees_at else kept.next_over end
                        from offer_window moving
                        cross join lateral (
                            select count(*) as taken,
                                   (array_agg(acted_at order by acted_at desc))[moving.places] + moving.span as frees_at
                            from conversion c
                            where c.offer = o.id and c.state in ('pending', 'approved')
                              and c.acted_at > :now::timestamptz - moving.span and c.acted_at <= :now
                        ) counted
                        where moving.offer = o.id and moving.span is not null
                          and counted.taken + kept.places >= moving.places
                    ) full_windows
                ) windows
                where o.id = any (:ids)
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
        List<Numbered<CapWindow>> windows = offers.stream()
                .flatMap(offer -> Numbered.of(offer.id(), CapWindow.of(offer, now)))
                .toList();
        return bind(database.sql(REFRESH), windows, CapWindow::start)
                .bind("ids", slugs(offers.stream().map(Offer::id).toList()))
                .bind("ends", windows.stream().map(each -> each.window().end()).toArray(Instant[]::new))
                .bind("now", now)
                .map(SeatStore::refreshed)
                .all()
                .filter(Refreshed::turned)
                .collectList() // read to its end before the next question
                .flatMapIterable(turned -> turned)
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

    /**
     * A window of the calendar.
     *
     * @param number of its limit in the offer's terms, from 1
     */
    private record Numbered<W>(OfferId offer, int number, W window) {

        static <W> Stream<Numbered<W>> of(OfferId offer, List<@Nullable W> windows) {
            return IntStream.range(0, windows.size()).boxed().flatMap(at -> {
                W window = windows.get(at);
                return window == null ? Stream.empty() : Stream.of(new Numbered<>(offer, at + 1, window));
            });
        }
    }

    private static <W> GenericExecuteSpec bind(
            GenericExecuteSpec statement, List<Numbered<W>> windows, Function<W, Instant> start) {
        return statement
                .bind("offers", slugs(windows.stream().map(Numbered::offer).toList()))
                .bind("numbers", windows.stream().map(Numbered::number).toArray(Integer[]::new))
                .bind(
                        "starts",
                        windows.stream().map(each -> start.apply(each.window())).toArray(Instant[]::new));
    }

    private static String[] slugs(Collection<OfferId> ids) {
        return ids.stream().map(OfferId::value).toArray(String[]::new);
    }
}
