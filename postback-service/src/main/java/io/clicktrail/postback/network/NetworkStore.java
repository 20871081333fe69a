package io.clicktrail.postback.network;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.event.CatalogueEvent.NetworkChanged;
import io.clicktrail.event.EventId;
import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.network.Network.Method;
import io.clicktrail.postback.network.Network.PostbackSpec;
import io.clicktrail.transport.database.Column;
import io.clicktrail.transport.outbox.Outbox;
import io.clicktrail.transport.outbox.Outgoing;
import io.clicktrail.transport.trace.Trace;

/** The networks, and what the other services are told of them in the same transaction. */
@Component
public class NetworkStore {

    private static final TypeReference<Map<String, String>> STATUSES = new TypeReference<>() {};

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Outbox outbox;
    private final JsonMapper json;

    NetworkStore(DatabaseClient database, TransactionalOperator transaction, Outbox outbox, JsonMapper json) {
        this.database = database;
        this.transaction = transaction;
        this.outbox = outbox;
        this.json = json;
    }

    private static final String ADD_UNLESS_THERE = """
            insert into network (slug, name, click_id_parameter, url_template, method, statuses, secrets,
                                 enabled_at, created_at)
            values (:slug, :name, :click_id_parameter, :url_template, :method, :statuses, :secrets,
                    :created_at, :created_at)
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
            set name = :name, click_id_parameter = :click_id_parameter, url_template = :url_template,
                method = :method, statuses = :statuses, secrets = :secrets
            where slug = :slug
            """;

    /** Changes what an admin decides about a network; nothing where there is none of this slug. */
    Mono<Network> change(NetworkId id, NetworkDraft draft, Instant now) {
        return locked(id)
                .map(draft::over)
                .flatMap(network -> bound(CHANGE, network).then().then(announce(network, now)))
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
        return new NetworkChanged(id, now, network.id(), network.name(), network.clickIdParameter(), null, null);
    }

    private static final String COLUMNS = """
            select slug, name, click_id_parameter, url_template, method, statuses::text as statuses, secrets,
                   disabled_because, enabled_at, created_at
            from network
            """;

    private static final String ONE = COLUMNS + "where slug = :slug";

    /** Empty where there is none of this slug. */
    Mono<Network> find(NetworkId id) {
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
        PostbackSpec postback = network.postback();
        Map<String, String> statuses = postback.statuses().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().wireName(), Map.Entry::getValue));
        return database.sql(sql)
                .bind("slug", network.id().value())
                .bind("name", network.name())
                .bind("click_id_parameter", network.clickIdParameter())
                .bind("url_template", postback.template().source())
                .bind("method", postback.method().name())
                .bind("statuses", Json.of(json.writeValueAsString(statuses)))
                .bind("secrets", postback.secrets().values().toArray(String[]::new));
    }

    private Network network(Readable row) {
        Map<ConversionStatus, String> statuses = new EnumMap<>(ConversionStatus.class);
        json.readValue(text(row, "statuses"), STATUSES)
                .forEach((status, word) -> statuses.put(ConversionStatus.named(status), word));
        var postback = new PostbackSpec(
                PostbackTemplate.saved(text(row, "url_template")),
                Method.valueOf(text(row, "method")),
                statuses,
                new SigningSecrets(List.of(Column.of(row, "secrets", String[].class))));
        return new Network(
                new NetworkId(text(row, "slug")),
                text(row, "name"),
                text(row, "click_id_parameter"),
                postback,
                row.get("disabled_because", String.class),
                Column.of(row, "enabled_at", Instant.class),
                Column.of(row, "created_at", Instant.class));
    }

    private static String text(Readable row, String column) {
        return Column.of(row, column, String.class);
    }
}
