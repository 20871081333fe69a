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
import io.clicktrail.event.UpdateRef;
import io.clicktrail.transport.database.Column;

/** Which updates have had their effect; applies the effects of those that have not, together with that knowledge. */
@Component
public class UpdateStore {

    /** The same for every consumer, so that two of them never wait for each other in a circle. */
    private static final Comparator<UpdateRef> ORDER =
            Comparator.comparing(UpdateRef::bot).thenComparingLong(UpdateRef::updateId);

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final DiscussionStore discussions;
    private final EffectStore effects;
    private final Duration remembered;

    UpdateStore(
            DatabaseClient database,
            TransactionalOperator transaction,
            DiscussionStore discussions,
            EffectStore effects,
            BotSettings settings) {
        this.database = database;
        this.transaction = transaction;
        this.discussions = discussions;
        this.effects = effects;
        this.remembered = settings.updates().remembered();
    }

    /** One transaction; gives back those that were no repeats. */
    Mono<FirstSeen> apply(List<TranslatedUpdate> batch) {
        return discussions
                .postsAbove(Discussions.askedFor(batch))
                .map(posts -> Discussions.settle(batch, posts))
                .flatMap(this::applySettled)
                .as(transaction::transactional);
    }

    private Mono<FirstSeen> applySettled(List<SettledUpdate> batch) {
        return remember(batch).map(unseen -> FirstSeen.of(batch, unseen)).flatMap(effects::apply);
    }

    private static final String REMEMBER = """
            insert into seen_update (bot, update_id)
            select bot, update_id from unnest(:bots::text[], :update_ids::bigint[]) as received (bot, update_id)
            on conflict (bot, update_id) do nothing
            returning bot, update_id
            """;

    /** Those that were not known before. */
    private Mono<Set<UpdateRef>> remember(List<SettledUpdate> batch) {
        List<UpdateRef> refs = batch.stream()
                .map(SettledUpdate::ref)
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
