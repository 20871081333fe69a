package io.clicktrail.postback.relay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import io.clicktrail.event.PurchaseEvent.ReportEvent;
import io.clicktrail.transport.outbox.Outbox;
import io.clicktrail.transport.outbox.Outgoing;
import io.clicktrail.transport.trace.Trace;

/** What a call does, in one transaction with what became of it: the report it moves, and what is said of that. */
@Component
class ApplyStore {

    private final ReportStore reports;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ApplyStore(ReportStore reports, Outbox outbox, TransactionalOperator transaction, Clock clock) {
        this.reports = reports;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Gives a call its effect, as it is read now. One that has an end already keeps it. */
    Mono<Answer> apply(Source source, IncomingCall call, Reading reading) {
        return reports.lockCall(call.id())
                .flatMap(sofar -> sofar.state().equals(CallState.RECEIVED.wireName())
                        ? settled(source, call, reading)
                        : Mono.just(sofar))
                .as(transaction::transactional);
    }

    private Mono<Answer> settled(Source source, IncomingCall call, Reading reading) {
        return switch (reading) {
            case Reading.Understood(Message message) ->
                lock(source, message.numbers()).then(decided(source, call, message));
            case Reading.SameThing(List<String> numbers) ->
                lock(source, numbers).then(named(source, call, numbers));
            case Reading.Unmapped(String word) -> {
                Answer answer = Answer.without(call.id(), Reason.UNKNOWN_STATUS, null);
                yield end(call, answer, word, Subject.NOBODY, List.of());
            }
            case Reading.Mute(Reason reason) -> {
                Answer answer = Answer.without(call.id(), reason, null);
                yield end(call, answer, null, Subject.NOBODY, List.of());
            }
        };
    }

    /** A payment provider's numbers cross one another: its calls go one by one. */
    private Mono<Void> lock(Source source, List<String> numbers) {
        return reports.lock(
                source.kind() == SourceKind.STRIPE ? source.slug() : source.slug() + " " + numbers.getFirst());
    }

    private Mono<Answer> decided(Source source, IncomingCall call, Message told) {
        return references(source, told.numbers())
                .flatMap(references -> references.size() > 1
                        ? end(call, told, Answer.without(call.id(), Reason.COUNTED_APART, null))
                        : moved(source, call, told, references.getFirst()));
    }

    /** The one under which it is counted; several where its numbers were counted apart. */
    private Mono<List<String>> references(Source source, List<String> numbers) {
        return source.kind() == SourceKind.RELAY
                ? Mono.just(numbers)
                : reports.referencesOf(source.slug(), numbers)
                        .map(known -> known.isEmpty() ? List.of(numbers.getFirst()) : known);
    }

    private Mono<Answer> moved(Source source, IncomingCall call, Message told, String reference) {
        return withSubject(source, told)
                .zipWhen(message -> reports.known(source.slug(), List.of(reference)))
                .flatMap(both -> {
                    Message message = both.getT1();
                    Decision decision = Transitions.decide(both.getT2(), reference, message, call.id());
                    return carriedOut(source, call, message, reference, decision);
                });
    }

    /** Of a renewal that does not say who pays: whoever paid first. */
    private Mono<Message> withSubject(Source source, Message message) {
        String whole = message.partOf();
        if (whole == null || !message.subject().isNobody()) {
            return Mono.just(message);
        }
        return reports.referencesOf(source.slug(), List.of(whole))
                .flatMap(references -> reports.known(source.slug(), references))
                .map(known -> known.isEmpty()
                        ? message
                        : message.about(known.getFirst().subject()));
    }

    private Mono<Answer> carriedOut(
            Source source, IncomingCall call, Message message, String reference, Decision decision) {
        return switch (decision) {
            case Decision.Applied(KnownReport after) ->
                reports.save(source.slug(), after, clock.instant())
                        .then(said(source, after, message))
                        .then(remembered(source, message, reference))
                        .then(end(call, message, Answer.applied(after)));
            case Decision.Duplicate(KnownReport known) ->
                remembered(source, message, reference).then(end(call, message, Answer.duplicateOf(known)));
            case Decision.Nothing(Reason reason) -> end(call, message, Answer.without(call.id(), reason, reference));
        };
    }

    private Mono<Void> said(Source source, KnownReport after, Message message) {
        ReportEvent event = Announcement.of(source.slug(), after, message);
        return event == null
                ? Mono.empty()
                : Mono.deferContextual(context -> {
                    Trace trace = context.<Trace>getOrEmpty(Trace.class).orElseGet(Trace::start);
                    return outbox.add(List.of(new Outgoing(event, trace)));
                });
    }

    /** Its numbers lead to it from now on, and who waited for one of them is read again. */
    private Mono<Void> remembered(Source source, Message message, String reference) {
        List<String> numbers = allNumbers(message);
        Mono<Void> named =
                source.kind() == SourceKind.RELAY ? Mono.empty() : reports.name(source.slug(), numbers, reference);
        return named.then(reports.wake(source.slug(), numbers, clock.instant()));
    }

    private static List<String> allNumbers(Message message) {
        List<String> numbers = new ArrayList<>(message.numbers());
        if (message.partOf() != null) {
            numbers.add(message.partOf());
        }
        return numbers;
    }

    /** Two numbers turn out to be one payment's. */
    private Mono<Answer> named(Source source, IncomingCall call, List<String> numbers) {
        return references(source, numbers)
                .zipWhen(references -> reports.known(source.slug(), references))
                .flatMap(both -> {
                    List<String> counted = both.getT2().stream()
                            .map(KnownReport::reference)
                            .distinct()
                            .toList();
                    return counted.size() > 1
                            ? end(call, Answer.without(call.id(), Reason.COUNTED_APART, null), numbers)
                            : joined(
                                    source,
                                    call,
                                    numbers,
                                    both.getT1(),
                                    counted.isEmpty() ? both.getT1().getFirst() : counted.getFirst());
                });
    }

    private Mono<Answer> joined(
            Source source, IncomingCall call, List<String> numbers, List<String> references, String reference) {
        Answer answer =
                new Answer(call.id(), CallState.APPLIED.wireName(), null, Effect.NOTED.wireName(), reference, false);
        return reports.rename(source.slug(), references, reference)
                .then(reports.name(source.slug(), numbers, reference))
                .then(reports.wake(source.slug(), numbers, clock.instant()))
                .then(end(call, answer, numbers));
    }

    private Mono<Answer> end(IncomingCall call, Message message, Answer answer) {
        return end(call, answer, null, message.subject(), allNumbers(message));
    }

    private Mono<Answer> end(IncomingCall call, Answer answer, List<String> numbers) {
        return end(call, answer, null, Subject.NOBODY, numbers);
    }

    private Mono<Answer> end(
            IncomingCall call, Answer answer, @Nullable String word, Subject subject, List<String> numbers) {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            Duration latency = Duration.between(call.receivedAt(), now);
            return reports.settle(new Settlement(call.id(), answer, word, subject, numbers, latency))
                    .thenReturn(answer);
        });
    }
}
