package io.clicktrail.bot.place;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.bot.telegram.People;
import io.clicktrail.event.Chat;
import io.clicktrail.event.Goal;
import io.clicktrail.event.PlaceEvent.Lack;
import io.clicktrail.event.PlaceEvent.PlaceChecked;
import io.clicktrail.transport.database.Column;
import io.clicktrail.transport.outbox.Outbox;
import io.clicktrail.transport.outbox.Outgoing;
import io.clicktrail.transport.trace.Trace;

/** The places that offers need, how they stood when they were last checked, and when they will be checked next. */
@Component
public class PlaceStore {

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Outbox outbox;
    private final BotSettings.Places settings;

    PlaceStore(DatabaseClient database, TransactionalOperator transaction, Outbox outbox, BotSettings settings) {
        this.database = database;
        this.transaction = transaction;
        this.outbox = outbox;
        this.settings = settings.places();
    }

    private static final String WANT = """
            insert into place_check (place, goal)
            select place, goal
              from unnest(:places::text[], :goals::text[]) as wanted (place, goal)
             order by place, goal
            on conflict (place, goal) do nothing
            """;

    // Locked in the order in which others lock them: see RECHECK.
    private static final String FORGET_OTHERS = """
            delete from place_check
             where (place, goal) in (select place, goal
                                       from place_check
                                      where (place, goal) not in (select * from unnest(:places::text[], :goals::text[]))
                                      order by place, goal
                                        for update)
            """;

    /** From now on these, and no others; new ones are due at once. */
    Mono<Void> want(Collection<PlaceNeed> needs) {
        return with(WANT, needs).then(with(FORGET_OTHERS, needs));
    }

    private Mono<Void> with(String statement, Collection<PlaceNeed> needs) {
        return database.sql(statement)
                .bind("places", needs.stream().map(PlaceNeed::place).toArray(String[]::new))
                .bind(
                        "goals",
                        needs.stream().map(need -> need.goal().wireName()).toArray(String[]::new))
                .then();
    }

    private static final String CLAIM = """
            update place_check
               set next_check_at = now() + make_interval(secs => :claim)
             where (place, goal) = (select place, goal
                                      from place_check
                                     where next_check_at <= now()
                                     order by next_check_at
                                     limit 1
                                       for update skip locked)
            returning place, goal, next_check_at
            """;

    /** One that is due; where its check comes to nothing it is due again after a while. Empty where none is. */
    Mono<ClaimedPlace> claim() {
        return database.sql(CLAIM)
                .bind("claim", seconds(settings.claim()))
                .map(PlaceStore::claimed)
                .one();
    }

    private static final String NOTE = """
            update place_check
               set next_check_at = case when next_check_at = :until
                                        then now() + make_interval(secs => :recheck)
                                        else next_check_at end,
                   checked_at = :checked_at,
                   chat_id = :chat,
                   discussion_id = :discussion,
                   lack = :lack,
                   advice_ru = :ru,
                   advice_en = :en
             where place = :place and goal = :goal
            """;

    /** Notes what was found and says it, in one transaction. */
    Mono<Void> note(ClaimedPlace claimed, PlaceChecked checked) {
        Chat chat = checked.chat();
        Lack lack = checked.lack();
        return database.sql(NOTE)
                .bind("until", claimed.until())
                .bind("recheck", seconds(settings.recheck()))
                .bind("checked_at", checked.occurredAt())
                .bind("chat", Parameters.in(R2dbcType.BIGINT, chat == null ? null : chat.id()))
                .bind("discussion", Parameters.in(R2dbcType.BIGINT, checked.discussion()))
                .bind("lack", Parameters.in(R2dbcType.VARCHAR, lack == null ? null : wireName(lack)))
                .bind("ru", Parameters.in(R2dbcType.VARCHAR, checked.advice().get("ru")))
                .bind("en", Parameters.in(R2dbcType.VARCHAR, checked.advice().get("en")))
                .bind("place", checked.place())
                .bind("goal", checked.goal().wireName())
                .then()
                .then(outbox.add(List.of(new Outgoing(checked, Trace.start()))))
                .as(transaction::transactional);
    }

    // Locked in one order, so that two who ask never wait for each other in a circle.
    private static final String RECHECK = """
            update place_check
               set next_check_at = now()
             where (place, goal) in (select place, goal
                                       from place_check
                                      where chat_id = any(:ids::bigint[])
                                         or discussion_id = any(:ids::bigint[])
                                         or split_part(place, '/', 1) = any(:names::text[])
                                      order by place, goal
                                        for update)
            """;

    /** Something has changed in these chats: all that is needed there is due now. Belongs to the caller's transaction. */
    public Mono<Void> recheck(Collection<Chat> chats) {
        if (chats.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(RECHECK)
                .bind("ids", chats.stream().map(Chat::id).toArray(Long[]::new))
                .bind("names", chats.stream().flatMap(People::namesOf).toArray(String[]::new))
                .then();
    }

    private static final String ALL = """
            select place, goal, checked_at, chat_id, lack, advice_ru, advice_en
              from place_check
             order by lack is null, place, goal
             limit :most
            """;

    /** Those that lack something first. */
    Flux<CheckedPlace> all(int most) {
        return database.sql(ALL).bind("most", most).map(PlaceStore::checked).all();
    }

    static String wireName(Lack lack) {
        return lack.name().toLowerCase(Locale.ROOT);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static ClaimedPlace claimed(Readable row) {
        PlaceNeed need =
                new PlaceNeed(Column.of(row, "place", String.class), Goal.parse(Column.of(row, "goal", String.class)));
        return new ClaimedPlace(need, Column.of(row, "next_check_at", Instant.class));
    }

    private static CheckedPlace checked(Readable row) {
        return new CheckedPlace(
                Column.of(row, "place", String.class),
                Column.of(row, "goal", String.class),
                row.get("checked_at", Instant.class),
                row.get("chat_id", Long.class),
                row.get("lack", String.class),
                row.get("advice_ru", String.class),
                row.get("advice_en", String.class));
    }
}
