package io.clicktrail.postback.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.delivery.AttemptResult.Answered;
import io.clicktrail.postback.network.NetworkStore;
import io.clicktrail.transport.outbox.Outbox;
import io.clicktrail.transport.outbox.Outgoing;

/** What came of deliveries: their new state, their attempts and what is said of them, in one transaction. */
@Component
class ResultStore {

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final NetworkStore networks;
    private final Outbox outbox;

    ResultStore(DatabaseClient database, TransactionalOperator transaction, NetworkStore networks, Outbox outbox) {
        this.database = database;
        this.transaction = transaction;
        this.networks = networks;
        this.outbox = outbox;
    }

    /** A result counts while its claim holds: had the lease ended, another claim would have counted one attempt more. */
    private static final String RECORD_STATES = """
            update delivery d
            set state = result.state, reason = result.reason, due_at = result.due_at, claimed_at = null,
                finished_at = case when result.state <> 'pending' then result.at end,
                attempts = result.attempts, round_attempts = result.round_attempts
            from unnest(:id, :claimed, :attempts, :round_attempts, :state, :reason, :due_at, :at)
              as result (id, claimed, attempts, round_attempts, state, reason, due_at, at)
            where d.id = any(:id) and d.id = result.id
              and d.state = 'pending' and d.attempts = result.claimed and d.claimed_at is not null
            returning d.id
            """;

    /** Those that still counted. */
    Mono<List<FinishedDelivery>> record(List<FinishedDelivery> finished) {
        return database.sql(RECORD_STATES)
                .bindValues(states(finished).arrays())
                .mapValue(UUID.class)
                .all()
                .collect(Collectors.toUnmodifiableSet())
                .map(recorded -> finished.stream()
                        .filter(each -> recorded.contains(idOf(each)))
                        .toList())
                .flatMap(this::recordTheRest)
                .as(transaction::transactional);
    }

    private static Columns<FinishedDelivery> states(List<FinishedDelivery> finished) {
        return new Columns<>(finished)
                .add("id", ResultStore::idOf, UUID[]::new)
                .add("claimed", each -> each.pending().attempts(), Integer[]::new)
                .add("attempts", FinishedDelivery::attempts, Integer[]::new)
                .add("round_attempts", FinishedDelivery::roundAttempts, Integer[]::new)
                .add("state", each -> each.verdict().state().wireName(), String[]::new)
                .add("reason", each -> each.verdict().reason(), String[]::new)
                .add("due_at", FinishedDelivery::dueAt, Instant[]::new)
                .add("at", FinishedDelivery::at, Instant[]::new);
    }

    private Mono<List<FinishedDelivery>> recordTheRest(List<FinishedDelivery> recorded) {
        List<Outgoing> events = recorded.stream().flatMap(ResultStore::said).toList();
        return recordAttempts(recorded)
                .then(disableGone(recorded))
                .then(Mono.defer(() -> outbox.add(events)))
                .thenReturn(recorded);
    }

    private static Stream<Outgoing> said(FinishedDelivery finished) {
        var trace = finished.pending().delivery().trace();
        return finished.events().stream().map(event -> new Outgoing(event, trace));
    }

    private Mono<Void> disableGone(List<FinishedDelivery> recorded) {
        Set<NetworkId> gone = recorded.stream()
                .filter(each -> each.verdict() instanceof DeliveryVerdict.NetworkGone)
                .map(each -> each.pending().network().id())
                .collect(Collectors.toUnmodifiableSet());
        return gone.isEmpty() ? Mono.empty() : networks.disable(gone, "gone");
    }

    private static final String RECORD_ATTEMPTS = """
            insert into attempt (delivery, number, round, started_at, latency_us, request, http_status, fault, answer)
            select delivery, number, round, started_at, latency_us, request, http_status, fault, answer
            from unnest(:delivery, :number, :round, :started_at, :latency_us, :request, :http_status, :fault, :answer)
              as made (delivery, number, round, started_at, latency_us, request, http_status, fault, answer)
            """;

    private Mono<Void> recordAttempts(List<FinishedDelivery> recorded) {
        List<FinishedDelivery> made =
                recorded.stream().filter(each -> each.attempt() != null).toList();
        return made.isEmpty()
                ? Mono.empty()
                : database.sql(RECORD_ATTEMPTS)
                        .bindValues(attempts(made).arrays())
                        .then();
    }

    private static Columns<FinishedDelivery> attempts(List<FinishedDelivery> made) {
        return new Columns<>(made)
                .add("delivery", ResultStore::idOf, UUID[]::new)
                .add("number", FinishedDelivery::attempts, Integer[]::new)
                .add("round", each -> each.pending().round(), Integer[]::new)
                .add("started_at", ofAttempt(Attempt::startedAt), Instant[]::new)
                .add("latency_us", ofAttempt(attempt -> attempt.latency().toNanos() / 1_000), Long[]::new)
                .add("request", ofAttempt(Attempt::requestLine), String[]::new)
                .add("http_status", FinishedDelivery::httpStatus, Integer[]::new)
                .add("fault", FinishedDelivery::fault, String[]::new)
                .add("answer", ofAttempt(ResultStore::storableAnswer), String[]::new);
    }

    private static <V> Columns.Cell<FinishedDelivery, V> ofAttempt(Columns.Cell<Attempt, V> cell) {
        return each -> each.attempt() == null ? null : cell.of(each.attempt());
    }

    /** PostgreSQL stores every character but U+0000. */
    private static @Nullable String storableAnswer(Attempt attempt) {
        return attempt.result() instanceof Answered(int _, String _, String body) ? body.replace("\u0000", "") : null;
    }

    private static UUID idOf(FinishedDelivery finished) {
        return finished.pending().delivery().postback().id();
    }
}
