package io.clicktrail.attribution.fact;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.event.PlaceEvent.ChatMigrated;
import io.clicktrail.transport.database.Column;

/** Groups that became supergroups. */
@Repository
public class MoveStore {

    private final DatabaseClient database;
    private final TransactionalOperator transactions;

    MoveStore(DatabaseClient database, TransactionalOperator transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    private static final String HOLD_STILL = "lock table chat_move in row share mode";

    /** No move becomes known until the end of the caller's transaction, which is about to decide. */
    public Mono<Void> holdStill() {
        return database.sql(HOLD_STILL).then();
    }

    private static final String LOCK = "lock table chat_move in exclusive mode";

    private static final String ADD = """
            insert into chat_move (old_id, new_id)
            select old_id, new_id from unnest(:old, :new) as news (old_id, new_id)
            on conflict do nothing
            """;

    /**
     * Keeps those that are new, in a transaction of its own, which waits for all that decide meanwhile: whoever is asked
     * for afterwards with {@link #peopleIn} is everybody whom they passed over. Nobody waits who only reads.
     */
    public Mono<Void> add(List<ChatMigrated> moves) {
        return database.sql(LOCK)
                .then()
                .then(database.sql(ADD)
                        .bind(
                                "old",
                                moves.stream().map(move -> move.chat().id()).toArray(Long[]::new))
                        .bind("new", moves.stream().map(ChatMigrated::newId).toArray(Long[]::new))
                        .then())
                .as(transactions::transactional);
    }

    private static final String PEOPLE_IN = "select distinct user_id from action where chat_id = any (:chats)";

    /** Those who did something in one of these chats. */
    public Flux<Long> peopleIn(Collection<Long> chats) {
        return database.sql(PEOPLE_IN)
                .bind("chats", chats.toArray(Long[]::new))
                .mapValue(Long.class)
                .all();
    }

    private static final String MOVES_OF = """
            select old_id, new_id from chat_move where old_id = any (:chats) or new_id = any (:chats)
            """;

    Mono<Moves> movesOf(Collection<Long> chats) {
        return database.sql(MOVES_OF)
                .bind("chats", chats.toArray(Long[]::new))
                .map(row -> Map.entry(Column.of(row, "new_id", Long.class), Column.of(row, "old_id", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(Moves::new);
    }
}
