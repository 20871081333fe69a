package io.clicktrail.attribution.fact;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.event.Chat;
import io.clicktrail.event.Goal;
import io.clicktrail.transport.database.Column;

import static io.clicktrail.attribution.fact.FactStore.eventOf;
import static io.clicktrail.attribution.fact.FactStore.timeOf;
import static io.clicktrail.attribution.fact.FactStore.userOf;

/** What people did beside joining and sharing, and what they took back. */
@Repository
class DeedStore {

    private static final String[] LASTING =
            PersonFacts.LASTING.stream().map(Goal::wireName).toArray(String[]::new);

    private final DatabaseClient database;

    DeedStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * An offer made after we knew of a deed does not pay for it, so where there is none of its goal nobody ever will. Of
     * what lasts all is kept: whoever has done it already is not new for an offer to come.
     */
    private static final String ADD_DEEDS = """
            insert into action
              (event_id, user_id, premium, chat_id, chat_username, chat_type, goal, bot, message, subject, occurred_at,
               heard_at)
            select event_id, user_id, premium, chat_id, chat_username, chat_type, goal, bot, message, subject, occurred_at,
                   heard_at
            from unnest(:events, :users, :premiums, :chats, :usernames, :types, :goals, :bots, :messages, :subjects,
                        :times, :heard)
              as news (event_id, user_id, premium, chat_id, chat_username, chat_type, goal, bot, message, subject,
                       occurred_at, heard_at)
            where news.goal = any (:lasting) or exists (select from offer o where o.terms ->> 'goal' = news.goal)
            order by event_id
            on conflict (event_id) do nothing
            returning user_id
            """;

    /** Keeps those that are new and that may decide something, and returns whose they are. */
    Flux<Long> addDeeds(Collection<Deed> deeds) {
        if (deeds.isEmpty()) {
            return Flux.empty();
        }
        return database.sql(ADD_DEEDS)
                .bind("lasting", LASTING)
                .bind("events", array(deeds, deed -> deed.event().value(), UUID[]::new))
                .bind("users", array(deeds, Deed::user, Long[]::new))
                .bind("premiums", array(deeds, Deed::premium, Boolean[]::new))
                .bind("chats", array(deeds, deed -> deed.chat().id(), Long[]::new))
                .bind("usernames", array(deeds, deed -> deed.chat().username(), String[]::new))
                .bind("types", array(deeds, deed -> deed.chat().type(), String[]::new))
                .bind("goals", array(deeds, deed -> deed.target().goal().wireName(), String[]::new))
                .bind("bots", array(deeds, deed -> deed.target().bot(), String[]::new))
                .bind("messages", array(deeds, deed -> deed.target().message(), Integer[]::new))
                .bind("subjects", array(deeds, deed -> deed.target().subject(), String[]::new))
                .bind("times", array(deeds, Deed::at, Instant[]::new))
                .bind("heard", array(deeds, Deed::heardAt, Instant[]::new))
                .mapValue(Long.class)
                .all();
    }

    private static final String ADD_RETRACTIONS = """
            insert into retraction (event_id, goal, user_id, bot, chat_id, message, subject, occurred_at)
            select event_id, goal, user_id, bot, chat_id, message, subject, occurred_at
            from unnest(:events, :goals, :users, :bots, :chats, :messages, :subjects, :times)
              as news (event_id, goal, user_id, bot, chat_id, message, subject, occurred_at)
            order by event_id, goal
            on conflict (event_id, goal) do nothing
            returning user_id
            """;

    /** Keeps those that are new, and returns whose they are. */
    Flux<Long> addRetractions(Collection<Retraction> retractions) {
        if (retractions.isEmpty()) {
            return Flux.empty();
        }
        return database.sql(ADD_RETRACTIONS)
                .bind("events", array(retractions, each -> each.event().value(), UUID[]::new))
                .bind("goals", array(retractions, each -> each.target().goal().wireName(), String[]::new))
                .bind("users", array(retractions, Retraction::user, Long[]::new))
                .bind("bots", array(retractions, each -> each.target().bot(), String[]::new))
                .bind("chats", array(retractions, each -> idOf(each.target().chat()), Long[]::new))
                .bind("messages", array(retractions, each -> each.target().message(), Integer[]::new))
                .bind("subjects", array(retractions, each -> each.target().subject(), String[]::new))
                .bind("times", array(retractions, Retraction::at, Instant[]::new))
                .mapValue(Long.class)
                .all();
    }

    private static final String DEEDS_OF = """
            select event_id, user_id, premium, chat_id, chat_username, chat_type, goal, bot, message, subject, occurred_at,
                   heard_at
            from action
            where user_id = any (:users) and goal is not null
            """;

    Mono<List<Deed>> deedsOf(Collection<Long> users) {
        return database.sql(DEEDS_OF)
                .bind("users", users.toArray(Long[]::new))
                .map(DeedStore::deed)
                .all()
                .collectList();
    }

    private static final String RETRACTIONS_OF = """
            select event_id, user_id, goal, bot, chat_id, null as chat_username, '' as chat_type, message, subject,
                   occurred_at
            from retraction
            where user_id = any (:users)
            """;

    Mono<List<Retraction>> retractionsOf(Collection<Long> users) {
        return database.sql(RETRACTIONS_OF)
                .bind("users", users.toArray(Long[]::new))
                .map(row -> new Retraction(eventOf(row), timeOf(row), userOf(row), target(row)))
                .all()
                .collectList();
    }

    private static Deed deed(Readable row) {
        return new Deed(
                eventOf(row),
                timeOf(row),
                userOf(row),
                target(row),
                Column.of(row, "premium", Boolean.class),
                Column.of(row, "heard_at", Instant.class));
    }

    private static Target target(Readable row) {
        String bot = row.get("bot", String.class);
        return new Target(
                Goal.parse(Column.of(row, "goal", String.class)),
                bot,
                bot == null ? chat(row) : null,
                row.get("message", Integer.class),
                Column.of(row, "subject", String.class));
    }

    private static Chat chat(Readable row) {
        return new Chat(
                Column.of(row, "chat_id", Long.class),
                row.get("chat_username", String.class),
                Column.of(row, "chat_type", String.class));
    }

    private static @Nullable Long idOf(@Nullable Chat chat) {
        return chat == null ? null : (Long) chat.id();
    }

    private static <F, T> T[] array(Collection<F> facts, Function<F, @Nullable T> part, IntFunction<T[]> array) {
        return facts.stream().map(part).toArray(array);
    }
}
