package io.clicktrail.bot.membership;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.bot.telegram.People;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.TelegramEvent.MembershipChecked;
import io.clicktrail.transport.database.Column;
import io.clicktrail.transport.outbox.Outbox;
import io.clicktrail.transport.outbox.Outgoing;
import io.clicktrail.transport.trace.Trace;

/** Who came to the bot to join, and of whom no join has been heard yet. */
@Component
public class WatchStore {

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Outbox outbox;
    private final BotSettings.Sweep settings;

    WatchStore(DatabaseClient database, TransactionalOperator transaction, Outbox outbox, BotSettings settings) {
        this.database = database;
        this.transaction = transaction;
        this.outbox = outbox;
        this.settings = settings.sweep();
    }

    private static final String ADD = """
            insert into membership_watch (user_id, offer, place, until, ask_at)
            select user_id, offer, place, until, now() + make_interval(secs => :pause)
              from unnest(:users::bigint[], :offers::text[], :places::text[], :untils::timestamptz[])
                   as news (user_id, offer, place, until)
             order by user_id, offer
            on conflict (user_id, offer) do update
               set until = excluded.until, asked = 0, ask_at = excluded.ask_at
            """;

    /** Whoever comes again is watched anew. Belongs to the caller's transaction. */
    public Mono<Void> add(List<Watch> watches) {
        if (watches.isEmpty()) {
            return Mono.empty();
        }
        Collection<Watch> distinct = lastOfEach(watches);
        return database.sql(ADD)
                .bind("pause", seconds(settings.pauses().getFirst()))
                .bind("users", distinct.stream().map(Watch::user).toArray(Long[]::new))
                .bind("offers", texts(distinct, watch -> watch.offer().value()))
                .bind("places", texts(distinct, Watch::place))
                .bind("untils", distinct.stream().map(Watch::until).toArray(Instant[]::new))
                .then();
    }

    private static final String JOINED = """
            delete from membership_watch
             where (user_id, offer) in (select watch.user_id, watch.offer
                                          from membership_watch watch
                                          join unnest(:users::bigint[], :places::text[]) as joined (user_id, place)
                                            on joined.user_id = watch.user_id and joined.place = watch.place
                                         order by watch.user_id, watch.offer
                                           for update of watch)
            """;

    /** Nobody needs to ask about them. Belongs to the caller's transaction. */
    public Mono<Void> joined(List<ChatJoined> joins) {
        if (joins.isEmpty()) {
            return Mono.empty();
        }
        List<Map.Entry<Long, String>> names = joins.stream()
                .flatMap(join -> People.namesOf(join.chat())
                        .map(name -> Map.entry(join.user().id(), name)))
                .toList();
        return database.sql(JOINED)
                .bind("users", names.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                .bind("places", names.stream().map(Map.Entry::getValue).toArray(String[]::new))
                .then();
    }

    private static final String CLAIM = """
            update membership_watch
               set ask_at = now() + make_interval(secs => :claim)
             where (user_id, offer) = (select user_id, offer
                                         from membership_watch
                                        where ask_at <= now()
                                        order by ask_at
                                        limit 1
                                          for update skip locked)
            returning user_id, offer, place, until, asked
            """;

    /** One that is due; without an answer it is due again after a while. Empty where none is. */
    Mono<DueWatch> claim() {
        return database.sql(CLAIM)
                .bind("claim", seconds(settings.claim()))
                .map(WatchStore::due)
                .one();
    }

    private static final String POSTPONE = """
            update membership_watch
               set asked = asked + 1, ask_at = now() + make_interval(secs => :pause)
             where user_id = :user and offer = :offer
            """;

    Mono<Void> postpone(Watch watch, Duration pause) {
        return database.sql(POSTPONE)
                .bind("pause", seconds(pause))
                .bind("user", watch.user())
                .bind("offer", watch.offer().value())
                .then();
    }

    private static final String DROP = "delete from membership_watch where user_id = :user and offer = :offer";

    Mono<Void> drop(Watch watch) {
        return database.sql(DROP)
                .bind("user", watch.user())
                .bind("offer", watch.offer().value())
                .then();
    }

    /** They are a member: everybody is told, and they are watched no more, in one transaction. */
    Mono<Void> found(Watch watch, MembershipChecked finding) {
        return drop(watch)
                .then(outbox.add(List.of(new Outgoing(finding, Trace.start()))))
                .as(transaction::transactional);
    }

    /**
     * They have come to join, and are not there yet: everybody is told.
     *
     * @param rest of the same transaction
     */
    Mono<Void> missing(MembershipChecked finding, Mono<?> rest) {
        return outbox.add(List.of(new Outgoing(finding, Trace.start())))
                .then(rest.then())
                .as(transaction::transactional);
    }

    private static Collection<Watch> lastOfEach(List<Watch> watches) {
        return watches.stream()
                .collect(Collectors.toMap(
                        watch -> watch.user() + " " + watch.offer(),
                        Function.identity(),
                        (_, later) -> later,
                        TreeMap::new))
                .values();
    }

    private static DueWatch due(Readable row) {
        Watch watch = new Watch(
                Column.of(row, "user_id", Long.class),
                new OfferId(Column.of(row, "offer", String.class)),
                Column.of(row, "place", String.class),
                Column.of(row, "until", Instant.class));
        return new DueWatch(watch, Column.of(row, "asked", Integer.class));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static String[] texts(Collection<Watch> of, Function<Watch, String> part) {
        return of.stream().map(part).toArray(String[]::new);
    }
}
