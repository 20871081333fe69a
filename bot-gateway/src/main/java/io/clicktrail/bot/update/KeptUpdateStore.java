package io.clicktrail.bot.update;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.event.EventId;
import io.clicktrail.transport.database.Column;

/** The updates that nobody understood. */
@Component
public class KeptUpdateStore {

    private final DatabaseClient database;

    KeptUpdateStore(DatabaseClient database) {
        this.database = database;
    }

    private static final String KEEP = """
            insert into update_kept (event_id, bot, update_id, reason, body, received_at)
            values (:event_id, :bot, :update_id, :reason, :body, :received_at)
            on conflict (event_id) do nothing
            """;

    /** Belongs to the caller's transaction. */
    Mono<Void> add(List<KeptUpdate> updates) {
        return Flux.fromIterable(updates).concatMap(this::keep).then();
    }

    private Mono<Long> keep(KeptUpdate update) {
        return database.sql(KEEP)
                .bind("event_id", update.eventId())
                .bind("bot", update.bot())
                .bind("update_id", Parameters.in(R2dbcType.BIGINT, update.updateId()))
                .bind("reason", update.reason())
                .bind("body", ByteBuffer.wrap(update.body()))
                .bind("received_at", update.receivedAt())
                .fetch()
                .rowsUpdated();
    }

    private static final String NEWEST_BEFORE = """
            select event_id, bot, update_id, reason, body, received_at
              from update_kept
             where event_id < :before
             order by event_id desc
             limit :most
            """;

    /** Newest first; ids of events sort by time. */
    Flux<KeptUpdate> newestBefore(UUID before, int most) {
        return database.sql(NEWEST_BEFORE)
                .bind("before", before)
                .bind("most", most)
                .map(KeptUpdateStore::kept)
                .all();
    }

    private static final String FORGET_BEFORE = "delete from update_kept where event_id < :border";

    /** Forgets those that were received before a moment; how many it were. */
    public Mono<Long> forgetBefore(Instant moment) {
        return database.sql(FORGET_BEFORE)
                .bind("border", EventId.of(moment, 0, 0).value())
                .fetch()
                .rowsUpdated();
    }

    private static KeptUpdate kept(Readable row) {
        ByteBuffer body = Column.of(row, "body", ByteBuffer.class);
        byte[] bytes = new byte[body.remaining()];
        body.get(bytes);
        return new KeptUpdate(
                Column.of(row, "event_id", UUID.class),
                Column.of(row, "bot", String.class),
                row.get("update_id", Long.class),
                Column.of(row, "reason", String.class),
                bytes,
                Column.of(row, "received_at", Instant.class));
    }
}
