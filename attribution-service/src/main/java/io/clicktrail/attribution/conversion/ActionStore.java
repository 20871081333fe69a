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
import io.clicktrail.attribution.fact.Share;
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
            select event_id, state, occurred_at, settles_at, lateness, explanation::text
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

    private static final String KEEP_SHARES = """
            insert into action (event_id, user_id, offer, occurred_at, heard_at)
            select event_id, user_id, offer, occurred_at, heard_at
            from unnest(:ids, :users, :offers, :times, :heard) as news (event_id, user_id, offer, occurred_at, heard_at)
            order by event_id
            on conflict (event_id) do nothing
            """;

    /** Joins have their rows since they were heard; shares get theirs when something is decided about them. */
    private Mono<Void> keepShares(List<Share> shares) {
        if (shares.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(KEEP_SHARES)
                .bind("ids", shares.stream().map(share -> share.event().value()).toArray(UUID[]::new))
                .bind("users", shares.stream().map(Share::user).toArray(Long[]::new))
                .bind(
                        "offers",
                        shares.stream().map(share -> share.offer().value()).toArray(String[]::new))
                .bind("times", shares.stream().map(Share::at).toArray(Instant[]::new))
                .bind("heard", shares.stream().map(Share::heardAt).toArray(Instant[]::new))
                .then();
    }

    private static final String MARK = """
            update action a
            set state = news.state,
                occurred_at = news.occurred_at,
                settles_at = news.settles_at,
                lateness = news.lateness,
                explanation = news.explanation::jsonb
            from unnest(:ids, :states, :times, :settles, :lateness, :explanations)
              as news (event_id, state, occurred_at, settles_at, lateness, explanation)
            where a.event_id = news.event_id
            """;

    Mono<Void> mark(List<Mark> marks) {
        return marks.isEmpty() ? Mono.empty() : keepShares(newShares(marks)).then(Mono.defer(() -> rewrite(marks)));
    }

    private static List<Share> newShares(List<Mark> marks) {
        return marks.stream()
                .filter(mark -> mark.before() == null)
                .map(Mark::action)
                .filter(Share.class::isInstance)
                .map(Share.class::cast)
                .toList();
    }

    private Mono<Void> rewrite(List<Mark> marks) {
        List<ActionStatus> statuses = marks.stream().map(Mark::after).toList();
        return database.sql(MARK)
                .bind(
                        "ids",
                        marks.stream()
                                .map(mark -> mark.action().event().value())
                                .toArray(UUID[]::new))
                .bind("states", texts(statuses, status -> status.state().wireName()))
                .bind("times", statuses.stream().map(ActionStatus::actedAt).toArray(Instant[]::new))
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
                Column.of(row, "occurred_at", Instant.class),
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
