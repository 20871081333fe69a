package io.clicktrail.attribution.conversion;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.column.JsonColumn;
import io.clicktrail.attribution.decision.ActionStatus;
import io.clicktrail.attribution.decision.ActionStatus.Lateness;
import io.clicktrail.attribution.decision.ActionStatus.State;
import io.clicktrail.attribution.decision.Change.Mark;
import io.clicktrail.attribution.decision.Explanation;
import io.clicktrail.event.EventId;
import io.clicktrail.transport.database.Column;

/** How actions stand. Everything here belongs to the caller's transaction. */
@Repository
class ActionStore {

    private final DatabaseClient database;

    ActionStore(DatabaseClient database) {
        this.database = database;
    }

    private static final String STATUSES_OF = """
            select event_id, state, settles_at, lateness, explanation::text
            from action
            where user_id = any (:users) and state is not null
            """;

    /** Of the actions of these people, those about which something was decided. */
    Mono<Map<EventId, ActionStatus>> statusesOf(Collection<Long> users) {
        return database.sql(STATUSES_OF)
                .bind("users", users.toArray(Long[]::new))
                .map(row -> Map.entry(new EventId(Column.of(row, "event_id", UUID.class)), status(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static final String MARK = """
            update action a
            set state = news.state,
                settles_at = news.settles_at,
                lateness = news.lateness,
                explanation = news.explanation::jsonb
            from unnest(:ids, :states, :settles, :lateness, :explanations)
              as news (event_id, state, settles_at, lateness, explanation)
            where a.event_id = news.event_id
            """;

    Mono<Void> mark(List<Mark> marks) {
        if (marks.isEmpty()) {
            return Mono.empty();
        }
        List<ActionStatus> statuses = marks.stream().map(Mark::after).toList();
        return database.sql(MARK)
                .bind(
                        "ids",
                        marks.stream().map(mark -> mark.join().event().value()).toArray(UUID[]::new))
                .bind("states", texts(statuses, status -> status.state().wireName()))
                .bind("settles", statuses.stream().map(ActionStatus::settlesAt).toArray(Instant[]::new))
                .bind("lateness", texts(statuses, ActionStore::latenessOf))
                .bind("explanations", texts(statuses, ActionStore::explanationOf))
                .then();
    }

    private static ActionStatus status(Readable row) {
        String lateness = row.get("lateness", String.class);
        String explanation = row.get("explanation", String.class);
        return new ActionStatus(
                State.parse(Column.of(row, "state", String.class)),
                row.get("settles_at", Instant.class),
                lateness == null ? null : Lateness.parse(lateness),
                explanation == null ? null : JsonColumn.read(explanation, Explanation.class));
    }

    private static @Nullable String latenessOf(ActionStatus status) {
        Lateness lateness = status.late();
        return lateness == null ? null : lateness.wireName();
    }

    private static @Nullable String explanationOf(ActionStatus status) {
        Explanation explanation = status.explanation();
        return explanation == null ? null : JsonColumn.write(explanation);
    }

    private static String[] texts(List<ActionStatus> statuses, Function<ActionStatus, @Nullable String> part) {
        return statuses.stream().map(part).toArray(String[]::new);
    }
}
