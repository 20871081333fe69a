package io.clicktrail.postback.arbitrage;

import java.time.Instant;
import java.util.LinkedHashMap;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.transport.database.Column;

/** The targets. */
@Component
class TargetStore {

    private static final TypeReference<LinkedHashMap<String, String>> PARAMETERS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    TargetStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    private static final String ADD_UNLESS_THERE = """
            insert into arbitrage_target (slug, name, address, parameters, created_at, changed_at)
            values (:slug, :name, :address, :parameters::json, :at, :at)
            on conflict (slug) do nothing
            """;

    /** Whether it was added; false where there is one of this slug already. */
    Mono<Boolean> add(Target target) {
        return written(ADD_UNLESS_THERE, target);
    }

    private static final String CHANGE = """
            update arbitrage_target
            set name = :name, address = :address, parameters = :parameters::json, changed_at = :at
            where slug = :slug
            """;

    /** Whether there is one of this slug. What was reported before is sent as it was to be sent then. */
    Mono<Boolean> change(Target target) {
        return written(CHANGE, target);
    }

    private Mono<Boolean> written(String sql, Target target) {
        return database.sql(sql)
                .bind("slug", target.slug())
                .bind("name", target.name())
                .bind("address", target.template().address())
                .bind("parameters", json.writeValueAsString(target.template().written()))
                .bind("at", target.changedAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    private static final String COLUMNS = """
            select slug, name, address, parameters::text as parameters, created_at, changed_at
            from arbitrage_target
            """;

    private static final String ONE = COLUMNS + "where slug = :slug";

    /** Empty where there is none of this slug. */
    Mono<Target> find(String slug) {
        return database.sql(ONE).bind("slug", slug).map(this::target).one();
    }

    private static final String ALL = COLUMNS + "order by slug limit 500";

    Flux<Target> all() {
        return database.sql(ALL).map(this::target).all();
    }

    private Target target(Readable row) {
        var parameters = json.readValue(Column.of(row, "parameters", String.class), PARAMETERS);
        return new Target(
                Column.of(row, "slug", String.class),
                Column.of(row, "name", String.class),
                ClickTemplate.saved(Column.of(row, "address", String.class), parameters),
                Column.of(row, "created_at", Instant.class),
                Column.of(row, "changed_at", Instant.class));
    }
}
