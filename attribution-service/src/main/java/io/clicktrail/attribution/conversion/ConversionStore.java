package io.clicktrail.attribution.conversion;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.column.JsonColumn;
import io.clicktrail.attribution.decision.Explanation;
import io.clicktrail.attribution.decision.Standing;
import io.clicktrail.attribution.decision.Standing.State;
import io.clicktrail.attribution.decision.Standing.Undone;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.ConversionEvent.Undoing;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Offer;
import io.clicktrail.transport.database.Column;

/** How conversions stand. Everything here belongs to the caller's transaction. */
@Repository
class ConversionStore {

    private final DatabaseClient database;

    ConversionStore(DatabaseClient database) {
        this.database = database;
    }

    private static final String NEWEST_OF = """
            select distinct on (id) body::text, action, state, undoing, undone_at, due_at, kept_from, explanation::text
            from conversion
            where user_id = any (:users)
            order by id, revision desc
            """;

    /** The newest revision of each conversion of these people. */
    Mono<List<Standing>> newestOf(Collection<Long> users) {
        return database.sql(NEWEST_OF)
                .bind("users", users.toArray(Long[]::new))
                .map(ConversionStore::standing)
                .all()
                .collectList();
    }

    private static final String BEGIN = """
            insert into conversion
              (id, revision, action, user_id, offer, click, acted_at, body, state, undoing, undone_at, due_at, kept_from,
               windows, stars, explanation)
            select id, revision, action, user_id, offer, click, acted_at, body::jsonb, state, undoing, undone_at, due_at,
                   kept_from, windows::timestamptz[], stars, explanation::jsonb
            from unnest(
                   :ids, :revisions, :actions, :users, :offers, :clicks, :acted, :bodies, :states, :undoings, :undone,
                   :due, :kept, :windows, :stars, :explanations)
              as news (id, revision, action, user_id, offer, click, acted_at, body, state, undoing, undone_at, due_at,
                   kept_from, windows, stars, explanation)
            """;

    Mono<Void> begin(List<Begun> begun) {
        if (begun.isEmpty()) {
            return Mono.empty();
        }
        List<Standing> standings = begun.stream().map(Begun::standing).toList();
        return database.sql(BEGIN)
                .bind("ids", ids(standings))
                .bind("revisions", revisions(standings))
                .bind("actions", array(standings, each -> each.action().value(), UUID[]::new))
                .bind("users", array(standings, each -> each.conversion().user(), Long[]::new))
                .bind(
                        "offers",
                        array(standings, each -> each.conversion().offer().value(), String[]::new))
                .bind(
                        "clicks",
                        array(standings, each -> each.conversion().click().value(), String[]::new))
                .bind("acted", array(standings, each -> each.conversion().actedAt(), Instant[]::new))
                .bind("bodies", array(standings, each -> JsonColumn.write(each.conversion()), String[]::new))
                .bind("states", states(standings))
                .bind("undoings", undoings(standings))
                .bind("undone", undoneAt(standings))
                .bind("due", array(standings, Standing::dueAt, Instant[]::new))
                .bind("kept", array(standings, Standing::keptFrom, Instant[]::new))
                .bind("windows", array(begun, each -> literal(each.windows()), String[]::new))
                .bind("stars", begun.stream().map(Begun::stars).toArray(Long[]::new))
                .bind("explanations", explanations(standings))
                .then();
    }

    private static final String REVISE = """
            update conversion c
            set state = news.state,
                undoing = news.undoing,
                undone_at = news.undone_at,
                explanation = news.explanation::jsonb
            from unnest(:ids, :revisions, :states, :undoings, :undone, :explanations)
              as news (id, revision, state, undoing, undone_at, explanation)
            where c.id = news.id and c.revision = news.revision
            """;

    Mono<Void> revise(List<Standing> standings) {
        if (standings.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(REVISE)
                .bind("ids", ids(standings))
                .bind("revisions", revisions(standings))
                .bind("states", states(standings))
                .bind("undoings", undoings(standings))
                .bind("undone", undoneAt(standings))
                .bind("explanations", explanations(standings))
                .then();
    }

    private static final String SEAT = """
            select body::text, action, state, undoing, undone_at, due_at, kept_from, explanation::text,
                   stars is not null as metered
            from seat_waiting(:offers, :now)
            order by acted_at, id
            """;

    /** The earliest of those who wait get the places that are free. The offers must be locked. */
    Mono<List<Seated>> seat(Collection<Offer> offers, Instant now) {
        if (offers.isEmpty()) {
            return Mono.just(List.of());
        }
        return database.sql(SEAT)
                .bind("offers", offers.stream().map(offer -> offer.id().value()).toArray(String[]::new))
                .bind("now", now)
                .map(row -> new Seated(standing(row), Column.of(row, "metered", Boolean.class)))
                .all()
                .collectList();
    }

    static Standing standing(Readable row) {
        return new Standing(
                JsonColumn.read(Column.of(row, "body", String.class), Conversion.class),
                new EventId(Column.of(row, "action", UUID.class)),
                State.parse(Column.of(row, "state", String.class)),
                undone(row.get("undoing", String.class), row.get("undone_at", Instant.class)),
                Column.of(row, "due_at", Instant.class),
                Column.of(row, "kept_from", Instant.class),
                JsonColumn.read(Column.of(row, "explanation", String.class), Explanation.class));
    }

    private static @Nullable Undone undone(@Nullable String why, @Nullable Instant at) {
        return why == null || at == null ? null : new Undone(Undoing.valueOf(why.toUpperCase(Locale.ROOT)), at);
    }

    private static UUID[] ids(List<Standing> standings) {
        return array(standings, each -> each.conversion().id().value(), UUID[]::new);
    }

    private static Integer[] revisions(List<Standing> standings) {
        return array(standings, each -> each.conversion().revision(), Integer[]::new);
    }

    private static String[] states(List<Standing> standings) {
        return array(standings, each -> each.state().wireName(), String[]::new);
    }

    private static String[] undoings(List<Standing> standings) {
        return standings.stream().map(each -> wireName(each.undone())).toArray(String[]::new);
    }

    private static @Nullable String wireName(@Nullable Undone undone) {
        return undone == null ? null : undone.why().name().toLowerCase(Locale.ROOT);
    }

    private static Instant[] undoneAt(List<Standing> standings) {
        return moments(standings, each -> momentOf(each.undone()));
    }

    private static @Nullable Instant momentOf(@Nullable Undone undone) {
        return undone == null ? null : undone.at();
    }

    private static String[] explanations(List<Standing> standings) {
        return array(standings, each -> JsonColumn.write(each.explanation()), String[]::new);
    }

    /** As the database writes an array: those of several rows cannot be bound, since they differ in length. */
    private static String literal(List<@Nullable Instant> moments) {
        return moments.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static <S> Instant[] moments(List<S> rows, Function<S, @Nullable Instant> column) {
        return rows.stream().map(column).toArray(Instant[]::new);
    }

    private static <S, T> T[] array(List<S> rows, Function<S, T> column, IntFunction<T[]> array) {
        return rows.stream().map(column).toArray(array);
    }
}
