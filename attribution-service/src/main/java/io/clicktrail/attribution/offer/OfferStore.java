package io.clicktrail.attribution.offer;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.column.Column;
import io.clicktrail.attribution.column.JsonColumn;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;
import io.clicktrail.transport.outbox.Outbox;
import io.clicktrail.transport.outbox.Outgoing;
import io.clicktrail.transport.trace.Trace;

/** Offers. Whoever calls what changes one brings a transaction; the change is published when it commits. */
@Repository
public class OfferStore {

    private final DatabaseClient database;
    private final Outbox outbox;

    OfferStore(DatabaseClient database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    private static final String ADD =
            """
            insert into offer (id, place, terms, created_at, total_cap, window_cap)
            values (:id, :place, :terms::jsonb, :created_at, :total_cap, :window_cap)
            on conflict (id) do nothing
            returning terms::text, paused, exhausted, taken
            """;

    /** The offer, published; nothing where its slug is taken. */
    Mono<KnownOffer> add(Offer offer) {
        Offer.Caps.Window window = offer.caps().window();
        var insert = database.sql(ADD)
                .bind("id", offer.id().value())
                .bind("place", offer.place())
                .bind("terms", JsonColumn.write(offer))
                .bind("created_at", offer.createdAt())
                .bind("total_cap", offer.caps().total());
        insert = window == null
                ? insert.bindNull("window_cap", Integer.class)
                : insert.bind("window_cap", window.count());
        return insert.map(OfferStore::known).one().flatMap(known -> publish(known, offer.createdAt()));
    }

    private static final String FIND =
            "select terms::text, paused, exhausted, taken from offer where id = :id";

    Mono<KnownOffer> find(OfferId id) {
        return database.sql(FIND).bind("id", id.value()).map(OfferStore::known).one();
    }

    private static final String PAGE =
            """
            select terms::text, paused, exhausted, taken
            from offer
            where (created_at, id) < (:before, :before_id)
            order by created_at desc, id desc
            limit :most
            """;

    /** The newest that were made before the moment, and of those made in that moment the ones with smaller slugs. */
    Flux<KnownOffer> page(Instant before, String beforeId, int most) {
        return database.sql(PAGE)
                .bind("before", before)
                .bind("before_id", beforeId)
                .bind("most", most)
                .map(OfferStore::known)
                .all();
    }

    private static final String PAUSE =
            """
            update offer set paused = :paused where id = :id and paused <> :paused
            returning terms::text, paused, exhausted, taken
            """;

    /** The offer, published; nothing where it is so already, or there is none. */
    Mono<KnownOffer> pause(OfferId id, boolean paused, Instant now) {
        return database.sql(PAUSE)
                .bind("id", id.value())
                .bind("paused", paused)
                .map(OfferStore::known)
                .one()
                .flatMap(known -> publish(known, now));
    }

    private static final String AT =
            "select terms::text, paused, exhausted, taken from offer where place = any (:places)";

    /** Those that promote one of the places. */
    public Mono<List<KnownOffer>> at(Collection<String> places) {
        return database.sql(AT)
                .bind("places", places.toArray(String[]::new))
                .map(OfferStore::known)
                .all()
                .collectList();
    }

    private static final String LOCK = "select id from offer where id = any (:ids) order by id for update";

    /** Until the end of the transaction nobody else gives or frees places of these. */
    public Mono<Void> lock(Collection<OfferId> ids) {
        return ids.isEmpty() ? Mono.empty() : database.sql(LOCK).bind("ids", slugs(ids)).then();
    }

    private static final String FREE =
            """
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

    private static final String REFRESH =
            """
            update offer o
            set exhausted = due.exhausted, reopens_at = due.reopens_at
            from (
                select o.id, sold_out or window_full as exhausted,
                       case when window_full and not sold_out then current.ends_at end as reopens_at
                from unnest(:ids, :starts, :ends) as current (id, window_start, ends_at)
                join offer o on o.id = current.id
                left join cap_window w on w.offer = current.id and w.window_start = current.window_start
                cross join lateral (
                    select o.total_cap > 0 and o.taken >= o.total_cap as sold_out,
                           coalesce(w.taken >= o.window_cap, false) as window_full
                ) full_up
            ) due
            where o.id = due.id and (o.exhausted, o.reopens_at) is distinct from (due.exhausted, due.reopens_at)
            returning o.terms::text, o.paused, o.exhausted, o.taken, old.exhausted as was_exhausted
            """;

    /**
     * Exhausts offers whose places are taken, now or for good, and opens those that have places again. The offers must
     * be locked.
     */
    public Mono<Void> refresh(Collection<Offer> offers, Instant now) {
        if (offers.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(REFRESH)
                .bind("ids", slugs(offers.stream().map(Offer::id).toList()))
                .bind("starts", moments(offers, offer -> windowAt(now, offer, CapWindow::start)))
                .bind("ends", moments(offers, offer -> windowAt(now, offer, CapWindow::end)))
                .map(OfferStore::refreshed)
                .all()
                .filter(Refreshed::turned)
                .concatMap(refreshed -> publish(refreshed.offer(), now))
                .then();
    }

    private static final String REOPENING =
            """
            select terms::text, paused, exhausted, taken
            from offer
            where exhausted and reopens_at <= :now
            order by id
            limit :most
            for update skip locked
            """;

    /** Exhausted offers whose full window has passed, locked. */
    Mono<List<KnownOffer>> reopening(Instant now, int most) {
        return database.sql(REOPENING)
                .bind("now", now)
                .bind("most", most)
                .map(OfferStore::known)
                .all()
                .collectList();
    }

    private Mono<KnownOffer> publish(KnownOffer offer, Instant now) {
        OfferChanged event = offer.changed(now);
        return Mono.deferContextual(context -> {
            Trace trace = context.<Trace>getOrEmpty(Trace.class).orElseGet(Trace::start);
            return outbox.add(List.of(new Outgoing(event, trace))).thenReturn(offer);
        });
    }

    private record Refreshed(KnownOffer offer, boolean wasExhausted) {

        boolean turned() {
            return offer.exhausted() != wasExhausted;
        }
    }

    private static Refreshed refreshed(Readable row) {
        return new Refreshed(known(row), Column.of(row, "was_exhausted", Boolean.class));
    }

    private static KnownOffer known(Readable row) {
        return new KnownOffer(
                JsonColumn.read(Column.of(row, "terms", String.class), Offer.class),
                Column.of(row, "paused", Boolean.class),
                Column.of(row, "exhausted", Boolean.class),
                Column.of(row, "taken", Integer.class));
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
