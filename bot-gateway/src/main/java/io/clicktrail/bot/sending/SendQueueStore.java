package io.clicktrail.bot.sending;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.bot.sending.SendVerdict.Again;
import io.clicktrail.bot.sending.SendVerdict.Blocked;
import io.clicktrail.bot.sending.SendVerdict.Failed;
import io.clicktrail.bot.sending.SendVerdict.Moved;
import io.clicktrail.bot.sending.SendVerdict.Sent;
import io.clicktrail.bot.sending.SendVerdict.Throttled;
import io.clicktrail.transport.Signals;
import io.clicktrail.transport.database.Column;

/** The durable queue of messages. */
@Component
public class SendQueueStore {

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final BotSettings.Sending settings;
    private final Signals<Boolean> arrivals = Signals.newest();

    SendQueueStore(DatabaseClient database, TransactionalOperator transaction, BotSettings settings) {
        this.database = database;
        this.transaction = transaction;
        this.settings = settings.sending();
    }

    private static final String ADD = """
            insert into outgoing_message (id, chat, body, state, finished_at)
            select message.id,
                   message.chat,
                   message.body,
                   case when refusal.chat is null then 'pending' else 'blocked' end,
                   case when refusal.chat is null then null else now() end
              from unnest(:ids::uuid[], :chats::text[], :bodies::text[])
                   with ordinality as message (id, chat, body, place)
              left join blocked_chat refusal
                on refusal.chat = message.chat
               and refusal.blocked_at > now() - make_interval(secs => :blocked_for)
             order by message.place
            on conflict (id) do nothing
            """;

    /**
     * Queues messages, each cause once; those for chats that refuse us are given up at once. Belongs to the caller's
     * transaction, who calls {@link #announce} after it.
     */
    public Mono<Void> add(List<OutgoingMessage> messages) {
        if (messages.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(ADD)
                .bind("ids", messages.stream().map(OutgoingMessage::id).toArray(UUID[]::new))
                .bind("chats", messages.stream().map(OutgoingMessage::chat).toArray(String[]::new))
                .bind("bodies", messages.stream().map(MessageBody::of).toArray(String[]::new))
                .bind("blocked_for", (double) settings.blockedFor().toSeconds())
                .then();
    }

    private static final String ACCEPT_AGAIN = "delete from blocked_chat where chat = any(:chats::text[])";

    /** These chats want to hear from us again. Belongs to the caller's transaction. */
    public Mono<Void> acceptAgain(Collection<String> chats) {
        return database.sql(ACCEPT_AGAIN)
                .bind("chats", chats.toArray(String[]::new))
                .then();
    }

    /** Wakes the senders: something was queued and is committed. */
    public void announce() {
        arrivals.send(true);
    }

    Flux<Boolean> arrivals() {
        return arrivals.heard();
    }

    /** The oldest of each chat goes first, and while it is not done the others of that chat wait. */
    private static final String CLAIM_DUE = """
            update outgoing_message claimed
               set next_attempt_at = now() + make_interval(secs => :claim)
              from (select head.id
                      from outgoing_message head
                     where head.state = 'pending'
                       and head.next_attempt_at <= now()
                       and head.chat <> all(:resting::text[])
                       and not exists (select from outgoing_message elder
                                        where elder.chat = head.chat
                                          and elder.state = 'pending'
                                          and elder.place < head.place)
                     order by head.next_attempt_at, head.place
                     limit :room
                       for update skip locked) due
             where claimed.id = due.id
            returning claimed.id, claimed.chat, claimed.body, claimed.attempts
            """;

    Mono<List<ClaimedMessage>> claimDue(int room, List<String> resting) {
        return database.sql(CLAIM_DUE)
                .bind("claim", (double) settings.claim().toSeconds())
                .bind("resting", resting.toArray(String[]::new))
                .bind("room", room)
                .map(SendQueueStore::claimed)
                .all()
                .collectList();
    }

    /** Notes what became of a message. */
    Mono<Void> settle(ClaimedMessage message, SendVerdict verdict) {
        return switch (verdict) {
            case Sent _ -> sent(message);
            case Again again -> postpone(message, again.pause(), 1, again.reason());
            case Throttled throttled -> postpone(message, throttled.pause(), 0, "429");
            case Moved moved -> move(message.chat(), Long.toString(moved.chat()));
            case Blocked blocked -> block(message.chat(), blocked.reason());
            case Failed failed -> fail(message, failed.reason());
        };
    }

    /** What was said is nobody's business any more; that it was said stays known. */
    private static final String SENT = """
            update outgoing_message
               set state = 'sent', body = '{}', attempts = attempts + 1, last_error = null, finished_at = now()
             where id = :id and state = 'pending'
            """;

    private Mono<Void> sent(ClaimedMessage message) {
        return database.sql(SENT).bind("id", message.id()).then();
    }

    private static final String POSTPONE = """
            update outgoing_message
               set next_attempt_at = now() + make_interval(secs => :pause),
                   attempts = attempts + :counted,
                   last_error = :reason
             where id = :id and state = 'pending'
            """;

    private Mono<Void> postpone(ClaimedMessage message, Duration pause, int counted, String reason) {
        return database.sql(POSTPONE)
                .bind("id", message.id())
                .bind("pause", pause.toMillis() / 1000.0)
                .bind("counted", counted)
                .bind("reason", reason)
                .then();
    }

    private static final String MOVE = """
            update outgoing_message
               set chat = :new_chat, next_attempt_at = now()
             where chat = :chat and state = 'pending'
            """;

    private Mono<Void> move(String chat, String newChat) {
        return database.sql(MOVE).bind("chat", chat).bind("new_chat", newChat).then();
    }

    private static final String MARK_BLOCKED = """
            insert into blocked_chat (chat, reason)
            values (:chat, :reason)
            on conflict (chat) do update set reason = excluded.reason, blocked_at = now()
            """;

    private static final String GIVE_UP_BLOCKED = """
            update outgoing_message
               set state = 'blocked', last_error = :reason, finished_at = now()
             where chat = :chat and state = 'pending'
            """;

    private Mono<Void> block(String chat, String reason) {
        return database.sql(MARK_BLOCKED)
                .bind("chat", chat)
                .bind("reason", reason)
                .then()
                .then(database.sql(GIVE_UP_BLOCKED)
                        .bind("chat", chat)
                        .bind("reason", reason)
                        .then())
                .as(transaction::transactional);
    }

    private static final String FAIL = """
            update outgoing_message
               set state = 'failed', attempts = attempts + 1, last_error = :reason, finished_at = now()
             where id = :id and state = 'pending'
            """;

    private Mono<Void> fail(ClaimedMessage message, String reason) {
        return database.sql(FAIL)
                .bind("id", message.id())
                .bind("reason", reason)
                .then();
    }

    private static final String WAITING = "select count(*) as waiting from outgoing_message where state = 'pending'";

    /** How many messages wait. */
    Mono<Long> waiting() {
        return database.sql(WAITING).mapValue(Long.class).one();
    }

    private static final String FORGET_FINISHED = """
            delete from outgoing_message
             where finished_at < now() - make_interval(secs => :remembered)
            """;

    /** Forgets finished messages that are older than any event that could be replayed. */
    public Mono<Long> forgetFinished() {
        return database.sql(FORGET_FINISHED)
                .bind("remembered", (double) settings.remembered().toSeconds())
                .fetch()
                .rowsUpdated();
    }

    private static ClaimedMessage claimed(Readable row) {
        return new ClaimedMessage(
                Column.of(row, "id", UUID.class),
                Column.of(row, "chat", String.class),
                Column.of(row, "body", String.class),
                Column.of(row, "attempts", Integer.class));
    }
}
