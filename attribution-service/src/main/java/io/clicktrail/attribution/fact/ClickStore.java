package io.clicktrail.attribution.fact;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;

import io.clicktrail.attribution.column.JsonColumn;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.EventId;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.OfferId;
import io.clicktrail.transport.database.Column;

/** Clicks, which outnumber everything else a hundred to one: a batch of them costs one statement. */
@Repository
public class ClickStore {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final DatabaseClient database;

    ClickStore(DatabaseClient database) {
        this.database = database;
    }

    /** Rows come in order of their ids, so that two who write the same ones never wait crosswise. */
    private static final String ADD = """
            with stored as (
                insert into click (id, event_id, occurred_at, offer, outcome, network, network_click_id, subs, utm, bot,
                  visitor)
                select id, event_id, occurred_at, offer, outcome, network, network_click_id, subs::jsonb, utm::jsonb, bot,
                       visitor
                from unnest(:ids, :events, :times, :offers, :outcomes, :networks, :uids, :subs, :utms, :bots,
                            :visitors)
                  as news (id, event_id, occurred_at, offer, outcome, network, network_click_id, subs, utm, bot, visitor)
                on conflict (id) do update
                set event_id = excluded.event_id,
                    occurred_at = excluded.occurred_at,
                    offer = excluded.offer,
                    outcome = excluded.outcome,
                    network = excluded.network,
                    network_click_id = excluded.network_click_id,
                    subs = excluded.subs,
                    utm = excluded.utm,
                    bot = excluded.bot,
                    visitor = excluded.visitor
                where click.event_id is null
                returning id, old.id is not null as awaited
            )
            select id from stored where awaited
            """;

    /**
     * Keeps those that are new. Belongs to the caller's transaction.
     *
     * @return those of them whose token somebody has started already
     */
    Flux<ClickId> add(Collection<Click> clicks) {
        Collection<Click> distinct = clicks.stream()
                .collect(Collectors.toMap(Click::id, Function.identity(), (first, _) -> first, TreeMap::new))
                .values();
        return database.sql(ADD)
                .bind("ids", texts(distinct, click -> click.id().value()))
                .bind(
                        "events",
                        distinct.stream().map(click -> click.event().value()).toArray(UUID[]::new))
                .bind("times", distinct.stream().map(Click::at).toArray(Instant[]::new))
                .bind("offers", texts(distinct, click -> click.offer().value()))
                .bind("outcomes", texts(distinct, click -> click.outcome().wireName()))
                .bind("networks", texts(distinct, click -> slugOf(click.network())))
                .bind("uids", texts(distinct, Click::networkClickId))
                .bind("subs", texts(distinct, click -> JsonColumn.write(click.subs())))
                .bind("utms", texts(distinct, click -> JsonColumn.write(click.utm())))
                .bind("bots", texts(distinct, Click::bot))
                .bind("visitors", texts(distinct, Click::visitor))
                .mapValue(String.class)
                .all()
                .map(ClickId::parse);
    }

    /** Known clicks are not written, only locked: whoever is storing them now must be waited for. */
    private static final String AWAIT = """
            insert into click (id)
            select id from unnest(:ids) as tokens (id)
            order by id
            on conflict (id) do update set id = excluded.id where false
            """;

    /** Somebody starts these tokens: whoever stores their clicks later will know. Locks them for the transaction. */
    Mono<Long> await(Collection<ClickId> tokens) {
        return database.sql(AWAIT)
                .bind("ids", tokens.stream().map(ClickId::value).distinct().toArray(String[]::new))
                .fetch()
                .rowsUpdated();
    }

    private static final String STARTED_BY = """
            select id, event_id, occurred_at, offer, outcome, network, network_click_id, subs::text, utm::text, bot, visitor
            from click
            where id in (select click from bot_start where user_id = any (:users)) and event_id is not null
            """;

    Flux<Click> startedBy(Collection<Long> users) {
        return database.sql(STARTED_BY)
                .bind("users", users.toArray(Long[]::new))
                .map(ClickStore::click)
                .all();
    }

    private static final String FIND = """
            select id, event_id, occurred_at, offer, outcome, network, network_click_id, subs::text, utm::text, bot, visitor
            from click
            where id = :id and event_id is not null
            """;

    /** Nothing where the click is unknown, or only its token is known. */
    public Mono<Click> find(ClickId id) {
        return database.sql(FIND).bind("id", id.value()).map(ClickStore::click).one();
    }

    private static Click click(Readable row) {
        return new Click(
                ClickId.parse(Column.of(row, "id", String.class)),
                new EventId(Column.of(row, "event_id", UUID.class)),
                Column.of(row, "occurred_at", Instant.class),
                OfferId.parse(Column.of(row, "offer", String.class)),
                ClickOutcome.parse(Column.of(row, "outcome", String.class)),
                networkOf(row.get("network", String.class)),
                row.get("network_click_id", String.class),
                JsonColumn.read(Column.of(row, "subs", String.class), TEXTS),
                JsonColumn.read(Column.of(row, "utm", String.class), TEXTS),
                row.get("bot", String.class),
                row.get("visitor", String.class));
    }

    private static @Nullable NetworkId networkOf(@Nullable String slug) {
        return slug == null ? null : NetworkId.parse(slug);
    }

    private static @Nullable String slugOf(@Nullable NetworkId network) {
        return network == null ? null : network.value();
    }

    private static String[] texts(Collection<Click> clicks, Function<Click, @Nullable String> part) {
        return clicks.stream().map(part).toArray(String[]::new);
    }
}
