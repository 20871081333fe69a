package io.clicktrail.attribution.fact;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.event.EventId;
import io.clicktrail.event.OfferId;
import io.clicktrail.transport.database.Column;

/** Clicks on what people have shared: of each visitor the first, where an offer asks for shares at all. */
@Repository
class ShareStore {

    private static final int MOST_OWN_DEVICES = 10;

    private final DatabaseClient database;

    ShareStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Where as many as it takes are known to have come before, another visitor proves nothing and is not kept: a share
     * that a million people follow costs little more than one that is proved. Some of them may turn out to be the sharer,
     * so a few more are kept. Rows come in order of their keys, so that two
     * who write the same ones never wait crosswise.
     */
    private static final String ADD = """
            insert into share_click (user_id, offer, visitor, event_id, occurred_at, heard_at)
            select distinct on (user_id, offer, visitor) user_id, offer, visitor, event_id, occurred_at, heard_at
            from unnest(:users, :offers, :visitors, :events, :times, :heard)
              as news (user_id, offer, visitor, event_id, occurred_at, heard_at)
            join offer o on o.id = news.offer and o.terms ->> 'goal' = 'share'
            where (select count(*)
                   from share_click known
                   where known.user_id = news.user_id and known.offer = news.offer
                     and known.occurred_at < news.occurred_at)
                  < (o.terms ->> 'share_clicks')::integer + :own
            order by user_id, offer, visitor, occurred_at, event_id
            on conflict (user_id, offer, visitor) do update
            set event_id = excluded.event_id, occurred_at = excluded.occurred_at
            where (excluded.occurred_at, excluded.event_id) < (share_click.occurred_at, share_click.event_id)
            returning user_id
            """;

    /** Keeps those that may prove something new, and returns whose shares were followed. */
    Flux<Long> add(Collection<ShareClick> clicks) {
        return database.sql(ADD)
                .bind("own", MOST_OWN_DEVICES)
                .bind("users", array(clicks, ShareClick::user, Long[]::new))
                .bind("offers", array(clicks, click -> click.offer().value(), String[]::new))
                .bind("visitors", array(clicks, ShareClick::visitor, String[]::new))
                .bind("events", array(clicks, click -> click.event().value(), UUID[]::new))
                .bind("times", array(clicks, ShareClick::at, Instant[]::new))
                .bind("heard", array(clicks, ShareClick::heardAt, Instant[]::new))
                .mapValue(Long.class)
                .all();
    }

    private static final String ON_SHARES_OF = """
            select event_id, occurred_at, user_id, offer, visitor, heard_at
            from share_click
            where user_id = any (:users)
            """;

    Mono<List<ShareClick>> onSharesOf(Collection<Long> users) {
        return database.sql(ON_SHARES_OF)
                .bind("users", users.toArray(Long[]::new))
                .map(ShareStore::click)
                .all()
                .collectList();
    }

    private static ShareClick click(Readable row) {
        return new ShareClick(
                new EventId(Column.of(row, "event_id", UUID.class)),
                Column.of(row, "occurred_at", Instant.class),
                Column.of(row, "user_id", Long.class),
                OfferId.parse(Column.of(row, "offer", String.class)),
                Column.of(row, "visitor", String.class),
                Column.of(row, "heard_at", Instant.class));
    }

    private static <T> T[] array(Collection<ShareClick> clicks, Function<ShareClick, T> part, IntFunction<T[]> array) {
        return clicks.stream().map(part).toArray(array);
    }
}
