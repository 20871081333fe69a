package io.clicktrail.attribution.offer;

import java.time.Instant;
import java.util.List;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.column.JsonColumn;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;

/** Offers as people order, read and pause them. */
@Repository
public class OfferStore {

    private final DatabaseClient database;
    private final PublicationStore publications;
    private final TransactionalOperator transactions;

    OfferStore(DatabaseClient database, PublicationStore publications, TransactionalOperator transactions) {
        this.database = database;
        this.publications = publications;
        this.transactions = transactions;
    }

    private static final String ADD = """
            with added as (
                insert into offer
                  (id, place, terms, created_at, total_cap, advertiser, dearest, own_accounts, exhausted, lack, advice)
                select :id, :place, :terms::jsonb, :created_at, :total_cap, :advertiser, :dearest, :own_accounts,
                       :dearest::bigint is not null, known.lack, known.advice
                from (select 1) as one
                left join place_check known on known.place = :place and known.goal = :goal and known.lack is not null
                on conflict (id) do nothing
                returning *
            ), limited as (
                insert into offer_window (offer, number, places, span)
                select added.id, number, places, make_interval(secs => span)
                from added
                cross join unnest(:places, :spans) with ordinality as windows (places, span, number)
            )
            select terms::text, advertiser, dearest, own_accounts, lack, advice::text, paused, exhausted, taken
            from added
            """;

    /**
     * The offer, published; nothing where its slug is taken. A metered one is exhausted until somebody pays into its
     * budget.
     */
    Mono<KnownOffer> add(Offer offer, Funding funding) {
        List<Offer.Caps.Window> windows = offer.caps().all();
        AdvertiserId advertiser = funding.advertiser();
        return database.sql(ADD)
                .bind("id", offer.id().value())
                .bind("place", offer.place())
                .bind("terms", JsonColumn.write(offer))
                .bind("goal", offer.goal().wireName())
                .bind("own_accounts", funding.ownAccounts().toArray(Long[]::new))
                .bind("created_at", offer.createdAt())
                .bind("total_cap", offer.caps().total())
                .bind("places", windows.stream().map(Offer.Caps.Window::count).toArray(Integer[]::new))
                .bind("spans", windows.stream().map(OfferStore::spanOf).toArray(Double[]::new))
                .bind("advertiser", Parameters.in(R2dbcType.VARCHAR, advertiser == null ? null : advertiser.value()))
                .bind("dearest", Parameters.in(R2dbcType.BIGINT, funding.metered() ? dearestOf(offer) : null))
                .map(PublicationStore::known)
                .one()
                .flatMap(known -> publish(known, offer.createdAt()))
                .as(transactions::transactional);
    }

    /** In seconds; null for a window of the calendar. */
    private static @Nullable Double spanOf(Offer.Caps.Window window) {
        return window.moves() ? (Double) (double) window.per().length().toSeconds() : null;
    }

    private static final String FIND = """
            select terms::text, advertiser, dearest, own_accounts, lack, advice::text, paused, exhausted, taken
            from offer
            where id = :id
            """;

    public Mono<KnownOffer> find(OfferId id) {
        return database.sql(FIND)
                .bind("id", id.value())
                .map(PublicationStore::known)
                .one();
    }

    private static final String PAGE = """
            select terms::text, advertiser, dearest, own_accounts, lack, advice::text, paused, exhausted, taken
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
                .map(PublicationStore::known)
                .all();
    }

    private static final String PAUSE = """
            update offer set paused = :paused where id = :id and paused <> :paused
            returning terms::text, advertiser, dearest, own_accounts, lack, advice::text, paused, exhausted, taken
            """;

    /** The offer, published; nothing where it is so already, or there is none. */
    Mono<KnownOffer> pause(OfferId id, boolean paused, Instant now) {
        return database.sql(PAUSE)
                .bind("id", id.value())
                .bind("paused", paused)
                .map(PublicationStore::known)
                .one()
                .flatMap(known -> publish(known, now))
                .as(transactions::transactional);
    }

    /** Nobody costs more than somebody with Premium. */
    private static long dearestOf(Offer offer) {
        return offer.rate().premium().longValueExact();
    }

    private Mono<KnownOffer> publish(KnownOffer offer, Instant now) {
        return publications.publish(offer, now).thenReturn(offer);
    }
}
