package io.clicktrail.attribution.journey;

import java.time.Instant;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.column.JsonColumn;
import io.clicktrail.attribution.decision.ActionStatus;
import io.clicktrail.attribution.decision.Explanation;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.OfferId;
import io.clicktrail.http.page.Cursor;
import io.clicktrail.transport.database.Column;

/** Decisions, read for people. Nobody is shown which visitor it was. */
@Repository
class JourneyStore {

    private static final String ANY = "";

    private final DatabaseClient database;

    JourneyStore(DatabaseClient database) {
        this.database = database;
    }

    private static final String BINDING_OF = """
            select user_id, occurred_at
            from bot_start
            where click = :click
            order by occurred_at, event_id
            limit 1
            """;

    /** Nothing while nobody has started the click's token. */
    Mono<Binding> bindingOf(ClickId click) {
        return database.sql(BINDING_OF)
                .bind("click", click.value())
                .map(row -> new Binding(
                        Column.of(row, "user_id", Long.class), Column.of(row, "occurred_at", Instant.class)))
                .one();
    }

    private static final String ACTIONS_OF = """
            select event_id, user_id, goal, bot, chat_id, chat_username, message, offer, source, reference, premium,
                   occurred_at, state, settles_at, lateness, explanation::text
            from action
            where user_id = :user and state is not null and state <> 'untracked'
            order by occurred_at, event_id
            limit :most
            """;

    /** The person's first actions for which offers pay. */
    Flux<ActionView> actionsOf(long user, int most) {
        return database.sql(ACTIONS_OF)
                .bind("user", user)
                .bind("most", most)
                .map(JourneyStore::action)
                .all();
    }

    private static final String ACTIONS_IN_STATE = """
            select event_id, user_id, goal, bot, chat_id, chat_username, message, offer, source, reference, premium,
                   occurred_at, state, settles_at, lateness, explanation::text
            from action
            where state = :state and (occurred_at, event_id) < (:before, :before_id)
              and (:reason = '' or :reason = coalesce(explanation -> 'losers' -> 0 ->> 'reason', 'no_click'))
            order by occurred_at desc, event_id desc
            limit :most
            """;

    /** @param reason why the newest click does not explain them, as {@code ParkedStore} tells it */
    Flux<ActionView> actionsIn(String state, @Nullable String reason, Cursor after, int most) {
        return database.sql(ACTIONS_IN_STATE)
                .bind("state", state)
                .bind("reason", reason == null ? ANY : reason)
                .bind("before", after.at())
                .bind("before_id", after.uuid())
                .bind("most", most)
                .map(JourneyStore::action)
                .all();
    }

    private static final String ACTIONS_OF_USER = """
            select event_id, user_id, goal, bot, chat_id, chat_username, message, offer, source, reference, premium,
                   occurred_at, state, settles_at, lateness, explanation::text
            from action
            where user_id = :user and state is not null and (:state = '' or state = :state)
              and (occurred_at, event_id) < (:before, :before_id)
            order by occurred_at desc, event_id desc
            limit :most
            """;

    /** All that the person did, whatever became of it. */
    Flux<ActionView> actionsOf(long user, @Nullable String state, Cursor after, int most) {
        return database.sql(ACTIONS_OF_USER)
                .bind("user", user)
                .bind("state", state == null ? ANY : state)
                .bind("before", after.at())
                .bind("before_id", after.uuid())
                .bind("most", most)
                .map(JourneyStore::action)
                .all();
    }

    private static final String CONVERSIONS_ABOUT = """
            select (body #- '{origin,visitor}')::text as body, action, state, undoing, undone_at, due_at, kept_from, explanation::text
            from conversion
            where click = :click or user_id = :user
            order by click = :click desc, acted_at, id, revision desc
            """;

    /** Those of the click, and after them those of the person whose click it is. */
    Flux<ConversionView> conversionsAbout(ClickId click, long user) {
        return database.sql(CONVERSIONS_ABOUT)
                .bind("click", click.value())
                .bind("user", user)
                .map(JourneyStore::conversion)
                .all();
    }

    private static final String CONVERSIONS = """
            select (body #- '{origin,visitor}')::text as body, action, state, undoing, undone_at, due_at, kept_from, explanation::text
            from conversion
            where (:offer = '' or offer = :offer) and (:state = '' or state = :state)
              and (acted_at, id, revision) < (:before, :before_id, :before_revision)
            order by acted_at desc, id desc, revision desc
            limit :most
            """;

    Flux<ConversionView> conversions(@Nullable OfferId offer, @Nullable String state, Cursor after, int most) {
        return database.sql(CONVERSIONS)
                .bind("offer", offer == null ? ANY : offer.value())
                .bind("state", state == null ? ANY : state)
                .bind("before", after.at())
                .bind("before_id", after.uuid())
                .bind("before_revision", after.revision())
                .bind("most", most)
                .map(JourneyStore::conversion)
                .all();
    }

    private static final String NEWEST_REVISION = """
            select (body #- '{origin,visitor}')::text as body, action, state, undoing, undone_at, due_at, kept_from, explanation::text
            from conversion
            where id = :id
            order by revision desc
            limit 1
            """;

    Mono<ConversionView> newestRevision(ConversionId id) {
        return database.sql(NEWEST_REVISION)
                .bind("id", id.value())
                .map(JourneyStore::conversion)
                .one();
    }

    private static ActionView action(Readable row) {
        String offer = row.get("offer", String.class);
        String state = Column.of(row, "state", String.class);
        return new ActionView(
                new EventId(Column.of(row, "event_id", UUID.class)),
                Column.of(row, "user_id", Long.class),
                row.get("goal", String.class),
                row.get("bot", String.class),
                row.get("chat_id", Long.class),
                row.get("chat_username", String.class),
                row.get("message", Integer.class),
                offer == null ? null : OfferId.parse(offer),
                row.get("source", String.class),
                row.get("reference", String.class),
                row.get("premium", Boolean.class),
                Column.of(row, "occurred_at", Instant.class),
                state,
                row.get("settles_at", Instant.class),
                row.get("lateness", String.class),
                explanation(state, row.get("explanation", String.class)));
    }

    private static @Nullable Explanation explanation(String state, @Nullable String stored) {
        if (stored != null) {
            return JsonColumn.read(stored, Explanation.class);
        }
        return state.equals(ActionStatus.State.UNTRACKED.wireName()) ? Explanation.NO_OFFER_PAYS : null;
    }

    private static ConversionView conversion(Readable row) {
        return new ConversionView(
                JsonColumn.read(Column.of(row, "body", String.class), Conversion.class),
                new EventId(Column.of(row, "action", UUID.class)),
                Column.of(row, "state", String.class),
                row.get("undoing", String.class),
                row.get("undone_at", Instant.class),
                Column.of(row, "due_at", Instant.class),
                Column.of(row, "kept_from", Instant.class),
                JsonColumn.read(Column.of(row, "explanation", String.class), Explanation.class));
    }
}
