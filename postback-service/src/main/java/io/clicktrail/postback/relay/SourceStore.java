package io.clicktrail.postback.relay;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

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
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.event.OfferId;
import io.clicktrail.transport.database.Column;

/** The sources, their keys, and how often somebody failed to be them. */
@Component
public class SourceStore {

    private static final TypeReference<Map<String, List<String>>> NAMES = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final JsonMapper json;

    SourceStore(DatabaseClient database, TransactionalOperator transaction, JsonMapper json) {
        this.database = database;
        this.transaction = transaction;
        this.json = json;
    }

    private static final String COLUMNS = """
            select slug, name, kind, enabled, secrets, reports, offers, currency, default_status,
                   parameters::text as parameters, statuses::text as statuses, created_at
            from relay_source
            """;

    private static final String ONE = COLUMNS + "where slug = :slug";

    /** Empty where there is none of this slug. */
    public Mono<Source> find(String slug) {
        return SourceRequest.isSlug(slug)
                ? database.sql(ONE).bind("slug", slug).map(this::source).one()
                : Mono.empty();
    }

    private static final String OF_A_KEY = COLUMNS + "where slug = (select source from relay_key where hash = :hash)";

    /** Whose key has this hash; empty where it is nobody's. */
    Mono<Source> ofKey(String hash) {
        return database.sql(OF_A_KEY).bind("hash", hash).map(this::source).one();
    }

    private static final String PAGE_AFTER = COLUMNS + "where slug > :after order by slug limit :most";

    /** In the order of their slugs. */
    Flux<Source> pageAfter(String slug, int most) {
        return database.sql(PAGE_AFTER)
                .bind("after", slug)
                .bind("most", most)
                .map(this::source)
                .all();
    }

    private static final String ADD_UNLESS_THERE = """
            insert into relay_source (slug, name, kind, enabled, secrets, reports, offers, currency, default_status,
                                      parameters, statuses, created_at)
            values (:slug, :name, :kind, :enabled, :secrets, :reports, :offers, :currency, :default_status,
                    :parameters, :statuses, :created_at)
            on conflict (slug) do nothing
            """;

    /** Whether it was added; false where there is one of this slug already. */
    Mono<Boolean> add(Source source) {
        return bound(ADD_UNLESS_THERE, source)
                .bind("secrets", source.secrets().toArray(String[]::new))
                .bind("kind", source.kind().wireName())
                .bind("created_at", source.createdAt())
                .fetch()
                .rowsUpdated()
                .map(added -> added > 0);
    }

    private static final String CHANGE = """
            update relay_source
            set name = :name, enabled = :enabled, secrets = coalesce(:new_secrets, secrets), reports = :reports,
                offers = :offers, currency = :currency, default_status = :default_status,
                parameters = :parameters, statuses = :statuses
            where slug = :slug and kind = :kind
            """;

    private static final String READ_AGAIN_WHAT_IT_MAY_HELP = """
            update relay_call
            set state = 'received', reason = null, apply_after = :now
            where source = :slug and state in ('unmapped', 'kept', 'refused') and reason = any(:reasons)
            """;

    /**
     * Changes all but slug and kind, and has those calls read again that may be understood now.
     *
     * @param newSecrets absent: as before
     * @return empty where there is none of this slug and kind
     */
    Mono<Source> change(Source source, @Nullable List<String> newSecrets, Instant now) {
        return bound(CHANGE, source)
                .bind(
                        "new_secrets",
                        newSecrets == null
                                ? Parameters.in(String[].class)
                                : Parameters.in(newSecrets.toArray(String[]::new)))
                .bind("kind", source.kind().wireName())
                .fetch()
                .rowsUpdated()
                .filter(changed -> changed > 0)
                .flatMap(changed -> database.sql(READ_AGAIN_WHAT_IT_MAY_HELP)
                        .bind("now", now)
                        .bind("slug", source.slug())
                        .bind("reasons", Reason.ofMapping())
                        .then()
                        .then(find(source.slug())))
                .as(transaction::transactional);
    }

    private static final String ADD_A_KEY =
            "insert into relay_key (id, source, hash, created_at) values (:id, :source, :hash, :now)";

    Mono<Void> addKey(UUID id, String source, String hash, Instant now) {
        return database.sql(ADD_A_KEY)
                .bind("id", id)
                .bind("source", source)
                .bind("hash", hash)
                .bind("now", now)
                .then();
    }

    private static final String REVOKE = "delete from relay_key where id = :id and source = :source";

    /** Whether there was such a key. */
    Mono<Boolean> revokeKey(UUID id, String source) {
        return database.sql(REVOKE)
                .bind("id", id)
                .bind("source", source)
                .fetch()
                .rowsUpdated()
                .map(revoked -> revoked > 0);
    }

    private static final String KEYS =
            "select id, created_at from relay_key where source = :source order by created_at";

    /** A key, of which only its id can be shown. */
    record Key(UUID id, Instant createdAt) {}

    Mono<List<Key>> keysOf(String source) {
        return database.sql(KEYS)
                .bind("source", source)
                .map(row -> new Key(Column.of(row, "id", UUID.class), Column.of(row, "created_at", Instant.class)))
                .all()
                .collectList();
    }

    private static final String COUNT_A_REFUSAL = """
            insert into relay_refusal as known (source, reason, times, last_at) values (:source, :reason, 1, :now)
            on conflict (source, reason) do update set times = known.times + 1, last_at = excluded.last_at
            """;

    /** Somebody has called in the name of the source and could not prove it. */
    public Mono<Void> refused(String source, String reason, Instant now) {
        return database.sql(COUNT_A_REFUSAL)
                .bind("source", source)
                .bind("reason", reason)
                .bind("now", now)
                .then();
    }

    private static final String REFUSALS =
            "select reason, times, last_at from relay_refusal where source = :source order by reason";

    /** Calls that were turned away. */
    record Refusal(String reason, long times, Instant lastAt) {}

    Mono<List<Refusal>> refusalsOf(String source) {
        return database.sql(REFUSALS)
                .bind("source", source)
                .map(row -> new Refusal(
                        Column.of(row, "reason", String.class),
                        Column.of(row, "times", Long.class),
                        Column.of(row, "last_at", Instant.class)))
                .all()
                .collectList();
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, Source source) {
        Map<String, List<String>> names = new TreeMap<>();
        source.parameters().forEach((field, values) -> names.put(field.wireName(), values));
        Map<String, String> words = new TreeMap<>();
        source.statuses().forEach((word, status) -> words.put(word, status.wireName()));
        ReportedStatus byDefault = source.defaultStatus();
        return database.sql(sql)
                .bind("slug", source.slug())
                .bind("name", source.name())
                .bind("enabled", source.enabled())
                .bind("reports", source.reports().wireName())
                .bind("offers", source.offers().stream().map(OfferId::value).toArray(String[]::new))
                .bind("currency", Parameters.in(R2dbcType.VARCHAR, source.currency()))
                .bind(
                        "default_status",
                        Parameters.in(R2dbcType.VARCHAR, byDefault == null ? null : byDefault.wireName()))
                .bind("parameters", Json.of(json.writeValueAsString(names)))
                .bind("statuses", Json.of(json.writeValueAsString(words)));
    }

    private Source source(Readable row) {
        Map<Field, List<String>> parameters = new EnumMap<>(Field.class);
        json.readValue(text(row, "parameters"), NAMES).forEach((name, values) -> {
            Field field = Field.find(name);
            if (field != null) {
                parameters.put(field, values);
            }
        });
        Map<String, ReportedStatus> statuses = new TreeMap<>();
        json.readValue(text(row, "statuses"), WORDS).forEach((word, name) -> {
            ReportedStatus status = ReportedStatus.named(name);
            if (status != null) {
                statuses.put(word, status);
            }
        });
        Reports reports = Reports.find(text(row, "reports"));
        return new Source(
                text(row, "slug"),
                text(row, "name"),
                text(row, "kind").equals(SourceKind.STRIPE.wireName()) ? SourceKind.STRIPE : SourceKind.RELAY,
                Column.of(row, "enabled", Boolean.class),
                List.of(Column.of(row, "secrets", String[].class)),
                reports == null ? Reports.BY_STATUS : reports,
                Stream.of(Column.of(row, "offers", String[].class))
                        .map(OfferId::new)
                        .toList(),
                row.get("currency", String.class),
                ReportedStatus.named(row.get("default_status", String.class)),
                parameters,
                statuses,
                Column.of(row, "created_at", Instant.class));
    }

    private static String text(Readable row, String column) {
        return Column.of(row, column, String.class);
    }
}
