package io.clicktrail.bot.invite;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.PlaceEvent.InviteLinkCreated;
import io.clicktrail.transport.database.Column;
import io.clicktrail.transport.outbox.Outbox;
import io.clicktrail.transport.outbox.Outgoing;
import io.clicktrail.transport.trace.Trace;

/** The links that offers have for themselves, and those that they are to get. */
@Component
class InviteLinkStore {

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Outbox outbox;
    private final Duration claim;

    InviteLinkStore(DatabaseClient database, TransactionalOperator transaction, Outbox outbox, BotSettings settings) {
        this.database = database;
        this.transaction = transaction;
        this.outbox = outbox;
        this.claim = settings.invites().claim();
    }

    private static final String WANT = """
            insert into invite_link (offer, place, goal, name, join_request, approves)
            select offer, place, goal, name, join_request, approves
              from unnest(:offers::text[], :places::text[], :goals::text[], :names::text[], :requests::boolean[],
                          :approves::boolean[])
                   as wanted (offer, place, goal, name, join_request, approves)
             order by offer
            on conflict (offer) do nothing
            """;

    /** These are to have a link. An offer that is over keeps its own: people may still come by it. */
    Mono<Void> want(Collection<WantedLink> wanted) {
        if (wanted.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(WANT)
                .bind("offers", texts(wanted, link -> link.offer().id().value()))
                .bind("places", texts(wanted, link -> link.offer().place()))
                .bind("goals", texts(wanted, link -> link.offer().goal().wireName()))
                .bind("names", texts(wanted, WantedLink::name))
                .bind("requests", wanted.stream().map(WantedLink::joinRequest).toArray(Boolean[]::new))
                .bind("approves", wanted.stream().map(WantedLink::approves).toArray(Boolean[]::new))
                .then();
    }

    private static final String CLAIM = """
            update invite_link claimed
               set next_attempt_at = now() + make_interval(secs => :claim)
              from (select wanted.offer, place_check.chat_id
                      from invite_link wanted
                      join place_check on place_check.place = wanted.place and place_check.goal = wanted.goal
                     where wanted.link is null
                       and wanted.next_attempt_at <= now()
                       and place_check.checked_at is not null
                       and place_check.chat_id is not null
                       and place_check.lack is null
                     order by wanted.next_attempt_at
                     limit 1
                       for update of wanted skip locked) due
             where claimed.offer = due.offer
            returning claimed.offer, due.chat_id, claimed.name, claimed.join_request, claimed.attempts
            """;

    /** One whose place is well; where nothing comes of it, it is due again after a while. Empty where none is. */
    Mono<ClaimedLink> claim() {
        return database.sql(CLAIM)
                .bind("claim", seconds(claim))
                .map(InviteLinkStore::claimed)
                .one();
    }

    private static final String NOTE = """
            update invite_link
               set link = :link, chat_id = :chat, last_error = null
             where offer = :offer and link is null
            """;

    /** Keeps the link and says it, in one transaction; nothing where the offer has got one meanwhile. */
    Mono<Void> note(InviteLinkCreated created) {
        return database.sql(NOTE)
                .bind("link", created.link())
                .bind("chat", created.chat())
                .bind("offer", created.offer().value())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows > 0)
                .flatMap(_ -> outbox.add(List.of(new Outgoing(created, Trace.start()))))
                .as(transaction::transactional);
    }

    private static final String POSTPONE = """
            update invite_link
               set next_attempt_at = now() + make_interval(secs => :pause),
                   attempts = attempts + 1,
                   last_error = :reason
             where offer = :offer
            """;

    Mono<Void> postpone(ClaimedLink link, Duration pause, String reason) {
        return database.sql(POSTPONE)
                .bind("pause", seconds(pause))
                .bind("reason", reason)
                .bind("offer", link.offer().value())
                .then();
    }

    private static final String REST = """
            update invite_link
               set next_attempt_at = case when offer = :offer
                                          then now() + make_interval(secs => :pause)
                                          else greatest(next_attempt_at, now() + make_interval(secs => :pause)) end
             where offer in (select offer from invite_link where link is null order by offer for update)
            """;

    /** No link is made for so long, by no replica; then this one is due again. */
    Mono<Void> rest(ClaimedLink link, Duration pause) {
        return database.sql(REST)
                .bind("pause", seconds(pause))
                .bind("offer", link.offer().value())
                .then();
    }

    private static final String ALL = """
            select offer, place, name, link, join_request, approves, last_error
              from invite_link
             order by link is not null, offer
             limit :most
            """;

    /** Those that are still wanted first. */
    Flux<MadeLink> all(int most) {
        return database.sql(ALL).bind("most", most).map(InviteLinkStore::made).all();
    }

    private static ClaimedLink claimed(Readable row) {
        return new ClaimedLink(
                new OfferId(Column.of(row, "offer", String.class)),
                Column.of(row, "chat_id", Long.class),
                Column.of(row, "name", String.class),
                Column.of(row, "join_request", Boolean.class),
                Column.of(row, "attempts", Integer.class));
    }

    private static MadeLink made(Readable row) {
        return new MadeLink(
                new OfferId(Column.of(row, "offer", String.class)),
                Column.of(row, "place", String.class),
                Column.of(row, "name", String.class),
                row.get("link", String.class),
                Column.of(row, "join_request", Boolean.class),
                Column.of(row, "approves", Boolean.class),
                row.get("last_error", String.class));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static String[] texts(Collection<WantedLink> of, Function<WantedLink, String> part) {
        return of.stream().map(part).toArray(String[]::new);
    }
}
