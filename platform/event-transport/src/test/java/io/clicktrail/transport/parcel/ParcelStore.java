package io.clicktrail.transport.parcel;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import io.clicktrail.event.EventId;
import io.clicktrail.event.WebhookEvent.AmoHookReceived;
import io.clicktrail.transport.consume.Delivered;
import io.clicktrail.transport.inbox.Inbox;
import io.clicktrail.transport.outbox.Outbox;
import io.clicktrail.transport.outbox.Outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The parcels taken in: each once, with one receipt, in the transaction of its batch. */
final class ParcelStore {

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final Inbox inbox;
    private final Outbox outbox;

    ParcelStore(DatabaseClient database, TransactionalOperator transactions, Inbox inbox, Outbox outbox) {
        this.database = database;
        this.transactions = transactions;
        this.inbox = inbox;
        this.outbox = outbox;
    }

    Mono<Void> take(List<Delivered<AmoHookReceived>> parcels) {
        return inbox.unseen(
                        "parcels",
                        parcels.stream().map(parcel -> parcel.event().id()).toList())
                .map(unseen -> only(unseen, parcels))
                .flatMap(fresh -> insert(fresh).then(outbox.add(receipts(fresh))))
                .as(transactions::transactional);
    }

    private static List<Delivered<AmoHookReceived>> only(Set<EventId> ids, List<Delivered<AmoHookReceived>> parcels) {
        return parcels.stream()
                .filter(parcel -> ids.contains(parcel.event().id()))
                .distinct()
                .toList();
    }

    private static List<Outgoing> receipts(List<Delivered<AmoHookReceived>> parcels) {
        return parcels.stream()
                .map(parcel -> new Outgoing(Parcels.receiptOf(parcel.event()), parcel.trace()))
                .toList();
    }

    private static final String INSERT = """
            insert into parcel (event_id, key, note)
            select event_id, key, note from unnest(:ids, :keys, :notes) as parcels (event_id, key, note)
            on conflict (event_id) do update set effects = parcel.effects + 1
            """;

    private Mono<Void> insert(List<Delivered<AmoHookReceived>> parcels) {
        return database.sql(INSERT)
                .bind(
                        "ids",
                        parcels.stream()
                                .map(parcel -> parcel.event().id().value())
                                .toArray(UUID[]::new))
                .bind("keys", texts(parcels, AmoHookReceived::key))
                .bind("notes", texts(parcels, parcel -> note(parcel)))
                .then();
    }

    private static String note(AmoHookReceived parcel) {
        String note = new String(parcel.body().bytes(), UTF_8);
        if (note.equals("explode")) {
            throw new NullPointerException("a bug that one parcel wakes");
        }
        return note;
    }

    private static String[] texts(List<Delivered<AmoHookReceived>> parcels, Function<AmoHookReceived, String> part) {
        return parcels.stream().map(Delivered::event).map(part).toArray(String[]::new);
    }
}
