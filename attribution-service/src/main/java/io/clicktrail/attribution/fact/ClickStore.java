package io.clicktrail.attribution.fact;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
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
import io.clicktrail.event.DeviceClass;
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
                insert into click (id, event_id, occurred_at, offer, outcome, network, network_click_id, subs, utm, country,
                  device, bot, visitor)
                select id, event_id, occurred_at, offer, outcome, network, network_click_id, subs::jsonb, utm::jsonb,
                       country, device, bot, visitor
                from unnest(:ids, :events, :times, :offers, :outcomes, :networks, :uids, :subs, :utms, :countries,
                            :devices, :bots, :visitors)
                  as news (id, event_id, occurred_at, offer, outcome, network, network_click_id, subs, utm, country,
                           device, bot, visitor)
                on conflict (id) do update
                set event_id = excluded.event_id,
                    occurred_at = excluded.occurred_at,
                    offer = excluded.offer,
                    outcome = excluded.outcome,
                    network = excluded.network,
                    network_click_id = excluded.network_click_id,
                    subs = excluded.subs,
                    utm = excluded.utm,
                    country = excluded.country,
                    device = excluded.device,
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
                .bind("countries", texts(distinct, Click::country))
                .bind("devices", texts(distinct, click -> nameOf(click.device())))
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
            select id, event_id, occurred_at, offer, outcome, network, network_click_id, subs::text, utm::text,
                   country, device, bot, visitor
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
            select id, event_id, occurred_at, offer, outcome, network, network_click_id, subs::text, utm::text,
                   country, device, bot, visitor
            from click
            where id = :id and event_id is not null
            """;

    /** Nothing where the click is unknown, or only its token is known. */
    public Mono<Click> find(ClickId id) {
        return database.sql(FIND).bind("id", id.value()).map(ClickStore::click).one();
    }

    private static final String KNOWN = """
            select id, event_id, occurred_at, offer, outcome, network, network_click_id, subs::text, utm::text,
                   country, device, bot, visitor
            from click
            where id = any (:ids) and event_id is not null
            """;

    /** Those of them that have arrived. */
    public Flux<Click> known(Collection<ClickId> ids) {
        return ids.isEmpty()
                ? Flux.empty()
                : database.sql(KNOWN)
                        .bind("ids", ids.stream().map(ClickId::value).toArray(String[]::new))
                        .map(ClickStore::click)
                        .all();
    }

    private static final String NAMED_BY_NETWORKS = """
            select c.id, c.event_id, c.occurred_at, c.offer, c.outcome, c.network, c.network_click_id,
                   c.subs::text as subs, c.utm::text as utm, c.country, c.device, c.bot, c.visitor
            from unnest(:uids, :times) as told (network_click_id, occurred_at)
            cross join generate_series(0, :days) as days (ago)
            join click c on (c.occurred_at at time zone 'UTC')::date = (told.occurred_at at time zone 'UTC')::date - ago
                        and c.network_click_id = told.network_click_id
            """;

    /** @param told networks' ids, and before when their clicks matter */
    public Flux<Click> namedByNetworks(List<Map.Entry<String, Instant>> told) {
        if (told.isEmpty()) {
            return Flux.empty();
        }
        return database.sql(NAMED_BY_NETWORKS)
                .bind("uids", told.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .bind("times", told.stream().map(Map.Entry::getValue).toArray(Instant[]::new))
                .bind("days", NetworkClicks.DAYS)
                .map(ClickStore::click)
                .all();
    }

    /** Of a network's id there may be several; the index has the day before it. */
    private static final String STARTED_AS = """
            select distinct c.id, c.event_id, c.occurred_at, c.offer, c.outcome, c.network, c.network_click_id,
                   c.subs::text as subs, c.utm::text as utm, c.country, c.device, c.bot, c.visitor
            from unnest(:uids, :offers, :times) as told (network_click_id, offer, occurred_at)
            cross join generate_series(0, :days) as days (ago)
            join click c on (c.occurred_at at time zone 'UTC')::date = (told.occurred_at at time zone 'UTC')::date - ago
                        and c.network_click_id = told.network_click_id and c.offer = told.offer
            where exists (select from bot_start s where s.click = c.id)
            """;

    /** Those that somebody has started and that reports may name by their networks' ids. */
    Flux<Click> startedAs(Collection<ActionReport> reports) {
        List<ActionReport> naming = reports.stream()
                .filter(report -> report.networkClickId() != null)
                .toList();
        if (naming.isEmpty()) {
            return Flux.empty();
        }
        return database.sql(STARTED_AS)
                .bind("uids", naming.stream().map(ActionReport::networkClickId).toArray(String[]::new))
                .bind(
                        "offers",
                        naming.stream().map(report -> report.offer().value()).toArray(String[]::new))
                .bind("times", naming.stream().map(ActionReport::at).toArray(Instant[]::new))
                .bind("days", NetworkClicks.DAYS)
                .map(ClickStore::click)
                .all();
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
                row.get("country", String.class),
                deviceOf(row.get("device", String.class)),
                row.get("bot", String.class),
                row.get("visitor", String.class));
    }

    private static @Nullable NetworkId networkOf(@Nullable String slug) {
        return slug == null ? null : NetworkId.parse(slug);
    }

    private static @Nullable DeviceClass deviceOf(@Nullable String name) {
        return name == null ? null : DeviceClass.parse(name);
    }

    private static @Nullable String nameOf(@Nullable DeviceClass device) {
        return device == null ? null : device.wireName();
    }

    private static @Nullable String slugOf(@Nullable NetworkId network) {
        return network == null ? null : network.value();
    }

    private static String[] texts(Collection<Click> clicks, Function<Click, @Nullable String> part) {
        return clicks.stream().map(part).toArray(String[]::new);
    }
}
