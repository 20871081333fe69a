package io.clicktrail.transport.inbox;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

import io.clicktrail.event.EventId;
import io.clicktrail.transport.database.CallersTransaction;

/** Remembers, in the caller's transaction, which events have had their effect. */
public final class Inbox {

    private final DatabaseClient database;
    private final MeterRegistry meters;

    Inbox(DatabaseClient database, MeterRegistry meters) {
        this.database = database;
        this.meters = meters;
    }

    /**
     * Those of the given events that have not been seen before, now marked as seen by this consumer. Belongs to the
     * caller's transaction: rolled back with it; fails outside of one. Where another transaction is about to mark the
     * same events, it waits for its end.
     *
     * @param consumer short and for ever the same; each consumer of the service sees each event once
     */
    public Mono<Set<EventId>> unseen(String consumer, Collection<EventId> events) {
        if (events.isEmpty()) {
            return Mono.just(Set.of());
        }
        UUID[] ids = events.stream().map(EventId::value).distinct().toArray(UUID[]::new);
        return CallersTransaction.required()
                .then(Mono.defer(() -> mark(consumer, ids)))
                .doOnNext(unseen -> countDuplicates(consumer, events.size() - unseen.size()));
    }

    /** In order of the ids, so that two who mark the same events do not wait for each other crosswise. */
    private static final String MARK_AS_SEEN = """
            insert into inbox (consumer, event_id)
            select :consumer, event_id
            from unnest(:ids) as events (event_id)
            order by event_id
            on conflict (consumer, event_id) do nothing
            returning event_id
            """;

    private Mono<Set<EventId>> mark(String consumer, UUID[] ids) {
        return database.sql(MARK_AS_SEEN)
                .bind("consumer", consumer)
                .bind("ids", ids)
                .mapValue(UUID.class)
                .all()
                .map(EventId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Counts what the caller passes over, also when the caller's transaction is rolled back later. */
    private void countDuplicates(String consumer, int duplicates) {
        meters.counter("clicktrail.inbox.duplicates", "consumer", consumer).increment(duplicates);
    }

    private static final String FORGET_SOME_OLDER_THAN = """
            delete from inbox
            where ctid = any (array(
              select ctid from inbox where seen_at < now() - make_interval(secs => :seconds) limit :most for update skip locked))
            """;

    /** Forgets at most so many; returns how many. */
    Mono<Long> forget(Duration age, int most) {
        return database.sql(FORGET_SOME_OLDER_THAN)
                .bind("seconds", (double) age.toSeconds())
                .bind("most", most)
                .fetch()
                .rowsUpdated();
    }
}
