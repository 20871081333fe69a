package io.clicktrail.bot.membership;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.TelegramEvent.MembershipChecked;
import io.clicktrail.transport.database.Column;
import io.clicktrail.transport.outbox.Outbox;
import io.clicktrail.transport.outbox.Outgoing;
import io.clicktrail.transport.trace.Trace;

/** The questions that wait for Telegram's answer. */
@Component
public class MembershipStore {

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Outbox outbox;
    private final Duration claim;

    MembershipStore(DatabaseClient database, TransactionalOperator transaction, Outbox outbox, BotSettings settings) {
        this.database = database;
        this.transaction = transaction;
        this.outbox = outbox;
        this.claim = settings.memberships().claim();
    }

    private static final String ADD = """
            insert into membership_question (id, user_id, offer, callback, language, acted_at)
            select id, user_id, offer, callback, language, acted_at
              from unnest(:ids::uuid[], :users::bigint[], :offers::text[], :callbacks::text[], :languages::text[],
                          :acted::timestamptz[])
                   as question (id, user_id, offer, callback, language, acted_at)
             order by id
            on conflict (id) do nothing
            """;

    /** Belongs to the caller's transaction, where there is one. */
    public Mono<Void> add(List<Question> questions) {
        if (questions.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(ADD)
                .bind("ids", questions.stream().map(Question::id).toArray(UUID[]::new))
                .bind("users", questions.stream().map(Question::user).toArray(Long[]::new))
                .bind(
                        "offers",
                        questions.stream().map(each -> each.offer().value()).toArray(String[]::new))
                .bind("callbacks", questions.stream().map(Question::callback).toArray(String[]::new))
                .bind("languages", questions.stream().map(Question::language).toArray(String[]::new))
                .bind("acted", questions.stream().map(Question::actedAt).toArray(Instant[]::new))
                .then();
    }

    private static final String CLAIM = """
            update membership_question
               set ask_at = now() + make_interval(secs => :claim)
             where id = (select id
                           from membership_question
                          where ask_at <= now()
                          order by callback is null, ask_at
                          limit 1
                            for update skip locked)
            returning id, user_id, offer, callback, language, acted_at
            """;

    /** One that is due, of somebody who waits if there is one; without an answer it is due again after a while. */
    Mono<Question> claim() {
        return database.sql(CLAIM)
                .bind("claim", claim.toMillis() / 1000.0)
                .map(MembershipStore::question)
                .one();
    }

    private static final String POSTPONE = "update membership_question set ask_at = :until where id = :id";

    Mono<Void> postpone(Question question, Instant until) {
        return database.sql(POSTPONE)
                .bind("until", until)
                .bind("id", question.id())
                .then();
    }

    private static final String DROP = """
            with pressed as (
                delete from membership_question where id = :id and acted_at is null
            )
            update membership_question set answered_at = now(), ask_at = 'infinity' where id = :id and acted_at is not null
            """;

    /** One about a hold is remembered, so that it is not asked again. */
    Mono<Void> drop(Question question) {
        return database.sql(DROP).bind("id", question.id()).then();
    }

    private static final String FORGET =
            "delete from membership_question where answered_at < now() - make_interval(secs => :remembered)";

    /** As long as a conversion may be told again. */
    Mono<Void> forgetAnswered(Duration remembered) {
        return database.sql(FORGET)
                .bind("remembered", (double) remembered.toSeconds())
                .then();
    }

    /** The question is answered, and everybody told, in one transaction. */
    Mono<Void> answer(Question question, MembershipChecked finding) {
        return drop(question)
                .then(outbox.add(List.of(new Outgoing(finding, Trace.start()))))
                .as(transaction::transactional);
    }

    private static Question question(Readable row) {
        return new Question(
                Column.of(row, "id", UUID.class),
                Column.of(row, "user_id", Long.class),
                new OfferId(Column.of(row, "offer", String.class)),
                row.get("callback", String.class),
                row.get("language", String.class),
                row.get("acted_at", Instant.class));
    }
}
