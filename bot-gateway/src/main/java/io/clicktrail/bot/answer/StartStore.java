package io.clicktrail.bot.answer;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.bot.answer.Reply.Now;
import io.clicktrail.bot.membership.WatchStore;
import io.clicktrail.bot.sending.OutgoingMessage;
import io.clicktrail.bot.sending.SendQueueStore;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.OfferId;
import io.clicktrail.transport.Signals;
import io.clicktrail.transport.database.Column;

/** The starts that wait for their answer. */
@Component
public class StartStore {

    private static final int BATCH = 200;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final SendQueueStore queue;
    private final WatchStore watches;
    private final Duration patience;
    private final Signals<Boolean> arrivals = Signals.newest();

    StartStore(
            DatabaseClient database,
            TransactionalOperator transaction,
            SendQueueStore queue,
            WatchStore watches,
            BotSettings settings) {
        this.database = database;
        this.transaction = transaction;
        this.queue = queue;
        this.watches = watches;
        this.patience = settings.answers().patience();
    }

    private static final String ADD = """
            insert into waiting_start (id, chat, language, click, answer_by)
            select id, chat, language, click, now() + make_interval(secs => :patience)
              from unnest(:ids::uuid[], :chats::bigint[], :languages::text[], :clicks::text[])
                   as start (id, chat, language, click)
            on conflict (id) do nothing
            """;

    /** Belongs to the caller's transaction, who calls {@link #announce} after it. */
    public Mono<Void> add(List<Start> starts) {
        if (starts.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(ADD)
                .bind("patience", patience.toMillis() / 1000.0)
                .bind("ids", starts.stream().map(Start::id).toArray(UUID[]::new))
                .bind("chats", starts.stream().map(Start::chat).toArray(Long[]::new))
                .bind("languages", starts.stream().map(Start::language).toArray(String[]::new))
                .bind("clicks", starts.stream().map(StartStore::clickOf).toArray(String[]::new))
                .then();
    }

    /** Wakes whoever answers: a start or a click has come and is committed. */
    public void announce() {
        arrivals.send(true);
    }

    Flux<Boolean> arrivals() {
        return arrivals.heard();
    }

    private static final String ANSWERABLE = """
            select start.id,
                   start.chat,
                   start.language,
                   start.click,
                   click_offer.offer,
                   start.answer_by <= now() as overdue,
                   invite_link.link
              from waiting_start start
              left join click_offer on click_offer.click = start.click
              left join invite_link on invite_link.offer = click_offer.offer
             where start.click is null
                or click_offer.offer is not null
                or start.answer_by <= now()
             order by start.answer_by
             limit :most
               for update of start skip locked
            """;

    /** Answers those that can be answered, and tells how many it were; call again until there are none. */
    Mono<Integer> answer(Function<WaitingStart, Reply> replies) {
        return database.sql(ANSWERABLE)
                .bind("most", BATCH)
                .map(StartStore::waiting)
                .all()
                .map(replies)
                .ofType(Now.class)
                .collectList()
                .flatMap(this::queued)
                .as(transaction::transactional);
    }

    private static final String DONE = "delete from waiting_start where id = any(:ids::uuid[])";

    private Mono<Integer> queued(List<Now> replies) {
        if (replies.isEmpty()) {
            return Mono.just(0);
        }
        List<OutgoingMessage> answers = replies.stream().map(Now::message).toList();
        UUID[] ids = answers.stream().map(OutgoingMessage::id).toArray(UUID[]::new);
        return queue.acceptAgain(answers.stream().map(OutgoingMessage::chat).toList())
                .then(queue.add(answers))
                .then(watches.add(replies.stream()
                        .map(Now::watch)
                        .filter(Objects::nonNull)
                        .toList()))
                .then(database.sql(DONE).bind("ids", ids).then())
                .thenReturn(answers.size());
    }

    private static @Nullable String clickOf(Start start) {
        ClickId click = start.click();
        return click == null ? null : click.value();
    }

    private static WaitingStart waiting(Readable row) {
        String offer = row.get("offer", String.class);
        Start start = new Start(
                Column.of(row, "id", UUID.class),
                Column.of(row, "chat", Long.class),
                row.get("language", String.class),
                ClickId.find(row.get("click", String.class)));
        return new WaitingStart(
                start,
                offer == null ? null : new OfferId(offer),
                Column.of(row, "overdue", Boolean.class),
                row.get("link", String.class));
    }
}
