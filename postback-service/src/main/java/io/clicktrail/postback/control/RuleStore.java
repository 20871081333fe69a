package io.clicktrail.postback.control;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.event.NetworkId;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.control.Rule.Action;
import io.clicktrail.transport.database.Column;

/** The rules. */
@Component
class RuleStore {

    /** Each is asked of every planned postback. */
    private static final int MOST_RULES = 500;

    private final DatabaseClient database;
    private final JsonMapper json;

    RuleStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    private static final String COLUMNS =
            "id, name, network, priority, action, condition::text as condition, time_zone, enabled, created_at, changed_at";

    private static final String ADD_UNLESS_THERE_ARE_TOO_MANY = """
            insert into postback_rule (name, network, priority, action, condition, time_zone, enabled, created_at, changed_at)
            select :name, :network, :priority, :action, :condition, :time_zone, :enabled, :now, :now
            where (select count(*) from postback_rule) < :most
            returning\s""" + COLUMNS;

    Mono<RuleView> add(RuleDraft rule, Instant now) {
        return bound(ADD_UNLESS_THERE_ARE_TOO_MANY, rule, now)
                .bind("most", MOST_RULES)
                .map(this::view)
                .one()
                .switchIfEmpty(Mono.error(() ->
                        new ProblemException(409, "too_many_rules", "There are " + MOST_RULES + " rules already.")))
                .onErrorMap(DuplicateKeyException.class, RuleStore::nameTaken);
    }

    private static final String CHANGE = """
            update postback_rule
            set name = :name, network = :network, priority = :priority, action = :action, condition = :condition,
                time_zone = :time_zone, enabled = :enabled, changed_at = :now
            where id = :id
            returning\s""" + COLUMNS;

    /** Empty where there is none of this id. */
    Mono<RuleView> change(UUID id, RuleDraft rule, Instant now) {
        return bound(CHANGE, rule, now)
                .bind("id", id)
                .map(this::view)
                .one()
                .onErrorMap(DuplicateKeyException.class, RuleStore::nameTaken);
    }

    private static ProblemException nameTaken(Throwable taken) {
        return new ProblemException(409, "rule_exists", "There is a rule of this name already.");
    }

    private static final String REMOVE = "delete from postback_rule where id = :id";

    /** Whether there was one. What it has decided stays decided. */
    Mono<Boolean> remove(UUID id) {
        return database.sql(REMOVE).bind("id", id).fetch().rowsUpdated().map(removed -> removed > 0);
    }

    private static final String ALL_AS_ASKED =
            "select " + COLUMNS + " from postback_rule order by priority, created_at, id";

    /** In the order in which they are asked. */
    Flux<RuleView> all() {
        return database.sql(ALL_AS_ASKED).map(this::view).all();
    }

    private static final String ONE = "select " + COLUMNS + " from postback_rule where id = :id";

    /** Empty where there is none of this id. */
    Mono<RuleView> find(UUID id) {
        return database.sql(ONE).bind("id", id).map(this::view).one();
    }

    private static final String IN_FORCE = """
            select name, network, action, condition::text as condition, time_zone
            from postback_rule
            where enabled
            order by priority, created_at, id
            """;

    /** In the order in which they are asked. */
    Mono<List<Rule>> inForce() {
        return database.sql(IN_FORCE).map(this::rule).all().collectList();
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, RuleDraft rule, Instant now) {
        String network = rule.network() == null ? null : rule.network().value();
        return database.sql(sql)
                .bind("name", rule.name())
                .bind("network", Parameters.in(R2dbcType.VARCHAR, network))
                .bind("priority", rule.priority())
                .bind("action", rule.action().name().toLowerCase(Locale.ROOT))
                .bind("condition", Json.of(json.writeValueAsString(rule.written())))
                .bind("time_zone", rule.zone().getId())
                .bind("enabled", rule.enabled())
                .bind("now", now);
    }

    private RuleView view(Readable row) {
        return new RuleView(
                Column.of(row, "id", UUID.class),
                text(row, "name"),
                row.get("network", String.class),
                Column.of(row, "priority", Integer.class),
                text(row, "action"),
                json.readTree(text(row, "condition")),
                text(row, "time_zone"),
                Column.of(row, "enabled", Boolean.class),
                Column.of(row, "created_at", Instant.class),
                Column.of(row, "changed_at", Instant.class));
    }

    private Rule rule(Readable row) {
        String network = row.get("network", String.class);
        return new Rule(
                text(row, "name"),
                network == null ? null : new NetworkId(network),
                Action.valueOf(text(row, "action").toUpperCase(Locale.ROOT)),
                ConditionReader.read(json.readTree(text(row, "condition"))),
                ZoneId.of(text(row, "time_zone")));
    }

    private static String text(Readable row, String column) {
        return Column.of(row, column, String.class);
    }
}
