package io.clicktrail.attribution.team;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.column.JsonColumn;
import io.clicktrail.event.CatalogueEvent.TeamChanged;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Team;
import io.clicktrail.event.TeamId;
import io.clicktrail.event.TeamMatcher;
import io.clicktrail.http.page.Cursor;
import io.clicktrail.transport.database.Column;
import io.clicktrail.transport.outbox.Outbox;
import io.clicktrail.transport.outbox.Outgoing;
import io.clicktrail.transport.trace.Trace;

/** Teams, and how the world hears of them. */
@Repository
public class TeamStore {

    private final DatabaseClient database;
    private final Outbox outbox;
    private final TransactionalOperator transactions;

    TeamStore(DatabaseClient database, Outbox outbox, TransactionalOperator transactions) {
        this.database = database;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    private static final String PUT = """
            insert into team (id, name_key, source_key, body, created_at)
            values (:id, :name_key, nullif(:source_key, ''), :body::jsonb, :now)
            on conflict (id) do update
            set name_key = excluded.name_key, source_key = excluded.source_key, body = excluded.body
            where team.body <> excluded.body
            """;

    /**
     * Makes those that are new, changes those that are other, and publishes both; all of them or none.
     *
     * <p>Fails with a {@code DuplicateKeyException} where two would have the same name or source.
     */
    Mono<Void> put(List<Team> teams, Instant now) {
        return Flux.fromStream(teams.stream()
                        .sorted(Comparator.comparing(team -> team.id().value())))
                .concatMap(team -> put(team, now))
                .then()
                .as(transactions::transactional);
    }

    private Mono<Void> put(Team team, Instant now) {
        return database.sql(PUT)
                .bind("id", team.id().value())
                .bind("name_key", team.nameKey())
                .bind("source_key", team.sourceKey())
                .bind("body", JsonColumn.write(team))
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .filter(written -> written > 0)
                .flatMap(_ -> publish(team, now));
    }

    private Mono<Void> publish(Team team, Instant now) {
        EventId id = EventId.derived(now, "team.changed", team.id().value(), JsonColumn.write(team));
        return Mono.deferContextual(context -> {
            Trace trace = context.<Trace>getOrEmpty(Trace.class).orElseGet(Trace::start);
            return outbox.add(List.of(new Outgoing(new TeamChanged(id, now, team), trace)));
        });
    }

    private static final String FIND = "select body::text, created_at from team where id = :id";

    Mono<KnownTeam> find(TeamId id) {
        return database.sql(FIND).bind("id", id.value()).map(TeamStore::team).one();
    }

    private static final String PAGE = """
            select body::text, created_at
            from team
            where (created_at, id) < (:before, :before_id)
            order by created_at desc, id desc
            limit :most
            """;

    Flux<KnownTeam> page(Cursor after, int most) {
        return database.sql(PAGE)
                .bind("before", after.at())
                .bind("before_id", after.id())
                .bind("most", most)
                .map(TeamStore::team)
                .all();
    }

    private static final String ALL = "select body::text, created_at from team";

    /** The team of these UTM marks, by the teams as they are now. */
    public Mono<TeamCredit> creditOf(Map<String, String> utm) {
        return database.sql(ALL)
                .map(TeamStore::team)
                .all()
                .map(KnownTeam::team)
                .collectList()
                .map(teams -> TeamCredit.of(new TeamMatcher(teams).match(utm), utm));
    }

    private static KnownTeam team(Readable row) {
        return new KnownTeam(
                JsonColumn.read(Column.of(row, "body", String.class), Team.class),
                Column.of(row, "created_at", Instant.class));
    }
}
