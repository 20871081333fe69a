package io.clicktrail.bot.invite;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.event.TelegramEvent.JoinRequested;
import io.clicktrail.transport.database.Column;

/** The people who have asked by an offer's own link, and whom the bot is to let in. */
@Component
public class ApprovalStore {

    private final DatabaseClient database;
    private final Duration claim;

    ApprovalStore(DatabaseClient database, BotSettings settings) {
        this.database = database;
        this.claim = settings.invites().claim();
    }

    private static final String ADD = """
            insert into join_approval (id, chat_id, user_id)
            select request.id, request.chat_id, request.user_id
              from unnest(:ids::uuid[], :chats::bigint[], :users::bigint[], :links::text[])
                   as request (id, chat_id, user_id, link)
              join invite_link on invite_link.link = request.link and invite_link.approves
             order by request.id
            on conflict (id) do nothing
            """;

    /** Those that came by a link that approves. Belongs to the caller's transaction. */
    public Mono<Void> add(List<JoinRequested> requests) {
        if (requests.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(ADD)
                .bind(
                        "ids",
                        requests.stream().map(request -> request.id().value()).toArray(UUID[]::new))
                .bind(
                        "chats",
                        requests.stream().map(request -> request.chat().id()).toArray(Long[]::new))
                .bind(
                        "users",
                        requests.stream().map(request -> request.user().id()).toArray(Long[]::new))
                .bind("links", requests.stream().map(JoinRequested::inviteLink).toArray(String[]::new))
                .then();
    }

    private static final String CLAIM = """
            update join_approval
               set next_attempt_at = now() + make_interval(secs => :claim)
             where id = (select id
                           from join_approval
                          where next_attempt_at <= now()
                          order by next_attempt_at
                          limit 1
                            for update skip locked)
            returning id, chat_id, user_id, attempts
            """;

    /** One that is due; where nothing comes of it, it is due again after a while. Empty where none is. */
    Mono<ClaimedApproval> claim() {
        return database.sql(CLAIM)
                .bind("claim", seconds(claim))
                .map(ApprovalStore::claimed)
                .one();
    }

    private static final String DROP = "delete from join_approval where id = :id";

    Mono<Void> drop(ClaimedApproval approval) {
        return database.sql(DROP).bind("id", approval.id()).then();
    }

    private static final String POSTPONE = """
            update join_approval
               set next_attempt_at = now() + make_interval(secs => :pause), attempts = attempts + 1
             where id = :id
            """;

    Mono<Void> postpone(ClaimedApproval approval, Duration pause) {
        return database.sql(POSTPONE)
                .bind("pause", seconds(pause))
                .bind("id", approval.id())
                .then();
    }

    private static final String REST = """
            update join_approval
               set next_attempt_at = case when id = :id
                                          then now() + make_interval(secs => :pause)
                                          else greatest(next_attempt_at, now() + make_interval(secs => :pause)) end
             where id in (select id from join_approval where chat_id = :chat order by id for update)
            """;

    /** Nobody is let into the chat for so long, by no replica; then this one is due again. */
    Mono<Void> rest(ClaimedApproval approval, Duration pause) {
        return database.sql(REST)
                .bind("pause", seconds(pause))
                .bind("id", approval.id())
                .bind("chat", approval.chat())
                .then();
    }

    private static final String MOVE = """
            update join_approval
               set chat_id = :new_chat, next_attempt_at = now()
             where id in (select id from join_approval where chat_id = :chat order by id for update)
            """;

    Mono<Void> move(ClaimedApproval approval, long newChat) {
        return database.sql(MOVE)
                .bind("chat", approval.chat())
                .bind("new_chat", newChat)
                .then();
    }

    private static ClaimedApproval claimed(Readable row) {
        return new ClaimedApproval(
                Column.of(row, "id", UUID.class),
                Column.of(row, "chat_id", Long.class),
                Column.of(row, "user_id", Long.class),
                Column.of(row, "attempts", Integer.class));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
