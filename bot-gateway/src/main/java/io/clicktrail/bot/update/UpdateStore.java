package io.clicktrail.bot.update;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.bot.answer.StartStore;
import io.clicktrail.transport.database.Column;
import io.clicktrail.transport.outbox.Outbox;

/** Which updates have had their effect; applies the effects of those that have not, together with that knowledge. */
@Component
public class UpdateStore {

    /** The same for every consumer, so that two of them never wait for each other in a circle. */
    private static final Comparator<UpdateRef> ORDER =
            Comparator.comparing(UpdateRef::bot).thenComparingLong(UpdateRef::updateId);

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Outbox outbox;
    private final StartStore starts;
    private final KeptUpdateStore kept;
    private final Duration remembered;

    UpdateStore(
            DatabaseClient database,
            TransactionalOperator transaction,
            Outbox outbox,
            StartStore starts,
            KeptUpdateStore kept,
            BotSettings settings) {
        this.database = database;
        this.transaction = transaction;
        this.outbox = outbox;
        this.starts = starts;
        this.kept = kept;
        this.remembered = settings.updates().remembered();
    }

    /** One transaction; gives back those that were no repeats. */
    Mono<FirstSeen> apply(List<TranslatedUpdate> batch) {
        return remember(batch)
                .map(unseen -> FirstSeen.of(batch, unseen))
                .flatMap(this::effectsOf)
                .as(transaction::transactional);
    }

    private Mono<FirstSeen> effectsOf(FirstSeen first) {
        return outbox.add(first.facts())
                .then(starts.add(first.starts()))
                .then(kept.add(first.notUnderstood()))
                .thenReturn(first);
    }

    private static final String REMEMBER = """
            insert into seen_update (bot, update_id)
            select bot, update_id from unnest(:bots::text[], :update_ids::bigint[]) as received (bot, update_id)
            on conflict (bot, update_id) do nothing
            returning bot, update_id
            """;

    /** Those that were not known before. */
    private Mono<Set<UpdateRef>> remember(List<TranslatedUpdate> batch) {
        List<UpdateRef> refs = batch.stream()
                .map(TranslatedUpdate::ref)
                .filter(Objects::nonNull)
                .sorted(ORDER)
                .toList();
        return database.sql(REMEMBER)
                .bind("bots", refs.stream().map(UpdateRef::bot).toArray(String[]::new))
                .bind("update_ids", refs.stream().map(UpdateRef::updateId).toArray(Long[]::new))
                .map(UpdateStore::ref)
                .all()
                .collect(Collectors.toSet());
    }

    private static final String FORGET =
            "delete from seen_update where seen_at < now() - make_interval(secs => :remembered)";

    /** Forgets those that Telegram cannot repeat any more. */
    public Mono<Long> forget() {
        return database.sql(FORGET)
                .bind("remembered", (double) remembered.toSeconds())
                .fetch()
                .rowsUpdated();
    }

    private static UpdateRef ref(Readable row) {
        return new UpdateRef(Column.of(row, "bot", String.class), Column.of(row, "update_id", Long.class));
    }
}
