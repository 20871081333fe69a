package io.clicktrail.postback.network;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.event.CatalogueEvent.NetworkChanged;
import io.clicktrail.event.EventId;
import io.clicktrail.event.NetworkId;
import io.clicktrail.transport.database.Column;
import io.clicktrail.transport.outbox.Outbox;
import io.clicktrail.transport.outbox.Outgoing;
import io.clicktrail.transport.trace.Trace;

/** The networks, and what the other services are told of them in the same transaction. */
@Component
public class NetworkStore {

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Outbox outbox;
    private final JsonMapper json;
    private final Map<NetworkId, Read> read = new ConcurrentHashMap<>();

    NetworkStore(DatabaseClient database, TransactionalOperator transaction, Outbox outbox, JsonMapper json) {
        this.database = database;
        this.transaction = transaction;
        this.outbox = outbox;
        this.json = json;
    }

    private static final String ADD_UNLESS_THERE = """
            insert into network (slug, request, secrets, rate_count, rate_seconds, enabled_at, created_at)
            values (:slug, :request, :secrets, :rate_count, :rate_seconds, :created_at, :created_at)
            on conflict (slug) do nothing
            """;

    /** Whether it was added; false where there is one of this slug already. */
    Mono<Boolean> add(Network network) {
        return bound(ADD_UNLESS_THERE, network)
                .bind("created_at", network.createdAt())
                .fetch()
                .rowsUpdated()
                .filter(added -> added > 0)
                .flatMap(added -> announce(network, network.createdAt()))
                .hasElement()
                .as(transaction::transactional);
    }

    private static final String CHANGE = """
            update network
            set request = :request, secrets = :secrets, rate_count = :rate_count, rate_seconds = :rate_seconds,
                free_at = case when (rate_count, rate_seconds) is not distinct from (:rate_count, :rate_seconds) then free_at
                               else least(free_at, :now) end
            where slug = :slug
            """;

    /** Those that wait for hours which may be others now. */
    private static final String LET_OUT_OF_HOURS = """
            update delivery
            set due_at = :now
            where network = :slug and state = 'pending' and claimed_at is null and reason = 'outside_schedule'
            """;

    /** Changes what an admin decides about a network; nothing where there is none of this slug. */
    Mono<Network> change(NetworkId id, NetworkDraft draft, Instant now) {
        return locked(id)
                .map(draft::over)
                .delayUntil(network -> bound(CHANGE, network).bind("now", now).then())
                .delayUntil(network -> database.sql(LET_OUT_OF_HOURS)
                        .bind("slug", id.value())
                        .bind("now", now)
                        .then())
                .flatMap(network -> announce(network, now))
                .as(transaction::transactional);
    }

    private Mono<Network> announce(Network network, Instant now) {
        return Mono.deferContextual(context -> {
                    Trace trace = context.<Trace>getOrEmpty(Trace.class).orElseGet(Trace::start);
                    return outbox.add(List.of(new Outgoing(changed(network, now), trace)));
                })
                .thenReturn(network);
    }

    private static NetworkChanged changed(Network network, Instant now) {
        EventId id = EventId.derived(now, "network.changed", network.id().value());
        List<String> clickIds = network.click().clickId();
        List<String> others = clickIds.subList(1, clickIds.size());
        Map<String, String> subs = network.click().subs();
        return new NetworkChanged(
                id,
                now,
                network.id(),
                network.name(),
                clickIds.getFirst(),
                others.isEmpty() ? null : others,
                subs.isEmpty() ? null : subs);
    }

    private static final String COLUMNS =
            "select slug, request::text as request, secrets, disabled_because, enabled_at, created_at from network ";

    private static final String ONE = COLUMNS + "where slug = :slug";

    /** Empty where there is none of this slug. */
    public Mono<Network> find(NetworkId id) {
        return database.sql(ONE).bind("slug", id.value()).map(this::network).one();
    }

    private static final String ONE_TO_CHANGE = ONE + " for update";

    private Mono<Network> locked(NetworkId id) {
        return database.sql(ONE_TO_CHANGE)
                .bind("slug", id.value())
                .map(this::network)
                .one();
    }

    private static final String PAGE_AFTER = COLUMNS + "where slug > :after order by slug limit :most";

    /** In the order of their slugs. */
    Flux<Network> pageAfter(String slug, int most) {
        return database.sql(PAGE_AFTER)
                .bind("after", slug)
                .bind("most", most)
                .map(this::network)
                .all();
    }

    private static final String THOSE_NAMED = COLUMNS + "where slug = any(:slugs)";

    /** Those there are of the given. */
    public Mono<Map<NetworkId, Network>> named(Collection<NetworkId> ids) {
        if (ids.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.sql(THOSE_NAMED)
                .bind("slugs", ids.stream().map(NetworkId::value).distinct().toArray(String[]::new))
                .map(this::network)
                .all()
                .collect(Collectors.toUnmodifiableMap(Network::id, Function.identity()));
    }

    private static final String ENABLE = """
            update network
            set disabled_because = null, enabled_at = case when disabled_because is null then enabled_at else :now end
            where slug = :slug
            """;

    /** From now on its postbacks are sent, those that have waited first. */
    Mono<Network> enable(NetworkId id, Instant now) {
        return database.sql(ENABLE)
                .bind("slug", id.value())
                .bind("now", now)
                .then()
                .then(find(id));
    }

    private static final String DISABLE =
            "update network set disabled_because = :reason where slug = any(:slugs) and disabled_because is null";

    /** Keeps their postbacks back until they are enabled again. Joins the caller's transaction, where there is one. */
    public Mono<Void> disable(Collection<NetworkId> ids, String reason) {
        return database.sql(DISABLE)
                .bind("slugs", ids.stream().map(NetworkId::value).distinct().toArray(String[]::new))
                .bind("reason", reason)
                .then();
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, Network network) {
        RateLimit limit = network.pace().limit();
        return database.sql(sql)
                .bind("slug", network.id().value())
                .bind("request", Json.of(json.writeValueAsString(network.written())))
                .bind("secrets", network.postback().signature().madeWith().toArray(String[]::new))
                .bind("rate_count", Parameters.in(R2dbcType.INTEGER, limit == null ? null : limit.count()))
                .bind(
                        "rate_seconds",
                        Parameters.in(
                                R2dbcType.INTEGER,
                                limit == null ? null : (int) limit.per().toSeconds()));
    }

    /** A row as it stands in the table. */
    private record Stored(
            NetworkId id,
            String request,
            List<String> secrets,
            @Nullable String disabledBecause,
            Instant enabledAt,
            Instant createdAt) {}

    private record Read(Stored row, Network network) {}

    /** Networks are asked for with every handful of deliveries and change once in a while: most are read already. */
    private Network network(Readable row) {
        var stored = new Stored(
                new NetworkId(Column.of(row, "slug", String.class)),
                Column.of(row, "request", String.class),
                List.of(Column.of(row, "secrets", String[].class)),
                row.get("disabled_because", String.class),
                Column.of(row, "enabled_at", Instant.class),
                Column.of(row, "created_at", Instant.class));
        Read known = read.get(stored.id());
        if (known != null && known.row().equals(stored)) {
            return known.network();
        }
        Network network = networkOf(stored);
        read.put(stored.id(), new Read(stored, network));
        return network;
    }

    private Network networkOf(Stored row) {
        return json.readValue(row.request(), NetworkRequest.class)
                .saved()
                .stored(row.id(), row.secrets(), row.disabledBecause(), row.enabledAt(), row.createdAt());
    }
}
