package io.clicktrail.transport.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.event.EventId;
import io.clicktrail.event.WebhookEvent.AmoHookReceived;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.transport.parcel.ParcelService;

import static io.clicktrail.transport.parcel.Parcels.parcels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InboxIT {

    private static final ParcelService SERVICE = ParcelService.start(RealServers.forService("parcel"));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Inbox inbox = SERVICE.bean(Inbox.class);
    private final TransactionalOperator transactions = SERVICE.bean(TransactionalOperator.class);

    @AfterAll
    static void close() {
        SERVICE.close();
    }

    @Test
    void anEventIsUnseenOnce() {
        List<EventId> ids = ids(3);

        assertThat(unseen("one", ids.subList(0, 2))).containsExactlyInAnyOrderElementsOf(ids.subList(0, 2));
        assertThat(unseen("one", ids)).containsExactly(ids.getLast());
        assertThat(unseen("one", ids)).isEmpty();
        assertThat(unseen("one", List.of())).isEmpty();
    }

    @Test
    void consumersDoNotKnowOfOneAnother() {
        List<EventId> ids = ids(2);

        assertThat(unseen("two", ids)).hasSize(2);
        assertThat(unseen("three", ids)).hasSize(2);
    }

    @Test
    void aMarkIsUndoneWithItsTransaction() {
        List<EventId> ids = ids(2);

        assertThatThrownBy(() -> inbox.unseen("four", ids)
                        .then(Mono.error(new IllegalStateException("undo")))
                        .as(transactions::transactional)
                        .block(PATIENCE))
                .hasMessage("undo");

        assertThat(unseen("four", ids)).hasSize(2);
    }

    @Test
    void nothingIsMarkedOutsideOfATransaction() {
        assertThatThrownBy(() -> inbox.unseen("five", ids(1)).block(PATIENCE))
                .isInstanceOfAny(TransactionException.class, IllegalTransactionStateException.class);
    }

    @Test
    void manyWhoMarkTheSameAtOnceShareThemWithoutADeadlock() {
        List<EventId> ids = ids(200);

        List<Set<EventId>> shares = Flux.range(0, 8)
                .flatMap(i -> inbox.unseen("six", shuffled(ids)).as(transactions::transactional))
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();

        assertThat(shares.stream().mapToInt(Set::size).sum()).isEqualTo(ids.size());
        assertThat(shares.stream().flatMap(Set::stream).collect(Collectors.toSet()))
                .isEqualTo(new HashSet<>(ids));
    }

    @Test
    void whatIsOlderThanItsTimeIsForgotten() {
        List<EventId> ids = ids(30);
        unseen("seven", ids);
        SERVICE.bean(DatabaseClient.class)
                .sql("update inbox set seen_at = now() - interval '41 days' where consumer = 'seven'")
                .then()
                .block(PATIENCE);

        List<Long> forgotten = IntStream.range(0, 4)
                .mapToObj(i -> inbox.forget(Duration.ofDays(40), 20)
                        .blockOptional(PATIENCE)
                        .orElseThrow())
                .toList();

        assertThat(forgotten).containsExactly(20L, 10L, 0L, 0L);
        assertThat(unseen("seven", ids)).hasSize(30);
    }

    private Set<EventId> unseen(String consumer, List<EventId> ids) {
        return inbox.unseen(consumer, ids)
                .as(transactions::transactional)
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private static List<EventId> shuffled(List<EventId> ids) {
        List<EventId> shuffled = new ArrayList<>(ids);
        Collections.shuffle(shuffled);
        return shuffled;
    }

    private static List<EventId> ids(int count) {
        return parcels(count, "key").stream().map(AmoHookReceived::id).toList();
    }
}
