package io.clicktrail.attribution.conversion;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

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
import io.clicktrail.attribution.fact.Action;
import io.clicktrail.attribution.fact.Deed;
import io.clicktrail.attribution.fact.Join;
import io.clicktrail.attribution.fact.Reported;
import io.clicktrail.attribution.fact.Share;
import io.clicktrail.event.EventId;
import io.clicktrail.event.OfferId;
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

    private static final String KEEP_INFERRED = """
            insert into action (event_id, user_id, offer, source, reference, premium, occurred_at, heard_at)
            select event_id, user_id, offer, source, reference, premium, occurred_at, heard_at
            from unnest(:ids, :users, :offers, :sources, :references, :premiums, :times, :heard)
              as news (event_id, user_id, offer, source, reference, premium, occurred_at, heard_at)
            order by event_id
            on conflict (event_id) do nothing
            """;

    /**
     * Of what was inferred.
     *
     * @param source who reported it; absent of a share
     */
    private record Inferred(
            Action action,
            OfferId offer,
            @Nullable String source,
            @Nullable String reference,
            @Nullable Boolean premium) {

        static Stream<Inferred> of(Action action) {
            return switch (action) {
                case Share share -> Stream.of(new Inferred(share, share.offer(), null, null, null));
                case Reported told ->
                    Stream.of(new Inferred(told, told.offer(), told.source(), told.reference(), told.premium()));
                case Join _, Deed _ -> Stream.empty();
            };
        }
    }

    /** Joins and deeds have their rows since they were heard; what no single event tells gets its own when it is decided. */
    private Mono<Void> keepInferred(List<Inferred> news) {
        if (news.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(KEEP_INFERRED)
                .bind(
                        "ids",
                        news.stream().map(each -> each.action().event().value()).toArray(UUID[]::new))
                .bind("users", news.stream().map(each -> each.action().user()).toArray(Long[]::new))
                .bind("offers", news.stream().map(each -> each.offer().value()).toArray(String[]::new))
                .bind("sources", news.stream().map(Inferred::source).toArray(String[]::new))
                .bind("references", news.stream().map(Inferred::reference).toArray(String[]::new))
                .bind("premiums", news.stream().map(Inferred::premium).toArray(Boolean[]::new))
                .bind("times", news.stream().map(each -> each.action().at()).toArray(Instant[]::new))
                .bind(
                        "heard",
                        news.stream().map(each -> each.action().heardAt()).toArray(Instant[]::new))
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
        return marks.isEmpty()
                ? Mono.empty()
                : keepInferred(newlyInferred(marks)).then(Mono.defer(() -> rewrite(marks)));
    }

    private static List<Inferred> newlyInferred(List<Mark> marks) {
        return marks.stream()
                .filter(mark -> mark.before() == null)
                .flatMap(mark -> Inferred.of(mark.action()))
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
