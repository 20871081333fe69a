package io.clicktrail.postback.relay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.transport.Causes;

/**
 * Takes authentic calls in: stores them, reads them, gives them their effect. Once a call is stored nothing refuses it any
 * more: should its reading fail, it is read again later.
 */
@Component
public class IntakeHandler {

    private static final Logger log = LoggerFactory.getLogger(IntakeHandler.class);
    /** Longer than a request takes. */
    private static final Duration UNTIL_SOMEBODY_ELSE_READS = Duration.ofSeconds(30);

    private final CallStore calls;
    private final ApplyStore apply;
    private final Map<SourceKind, CallReader> readers;
    private final MeterRegistry meters;

    IntakeHandler(CallStore calls, ApplyStore apply, List<CallReader> readers, MeterRegistry meters) {
        this.calls = calls;
        this.apply = apply;
        this.readers = readers.stream().collect(Collectors.toUnmodifiableMap(CallReader::kind, Function.identity()));
        this.meters = meters;
    }

    /** @param once what makes the call the same when it is sent again; absent where that cannot be told */
    public Mono<Answer> take(Source source, IncomingCall call, @Nullable String once) {
        return calls.keep(call, source.slug(), once, call.receivedAt().plus(UNTIL_SOMEBODY_ELSE_READS))
                .switchIfEmpty(Mono.defer(() -> applied(source, call)))
                .doOnNext(answer -> count(source, answer));
    }

    private Mono<Answer> applied(Source source, IncomingCall call) {
        return read(source, call)
                .doOnError(failure -> log.warn(
                        "call {} of {} is stored, not applied: {}", call.id(), source.slug(), Causes.of(failure)))
                .onErrorReturn(Answer.stored(call.id()));
    }

    /** Reads a stored call and gives it its effect, unless it has had it. */
    Mono<Answer> read(Source source, IncomingCall call) {
        return Mono.fromSupplier(() -> readerOf(source).read(source, call))
                .flatMap(reading -> apply.apply(source, call, reading));
    }

    private CallReader readerOf(Source source) {
        return Objects.requireNonNull(readers.get(source.kind()), "every kind has its reader");
    }

    private void count(Source source, Answer answer) {
        String outcome = answer.duplicate() ? CallState.DUPLICATE.wireName() : answer.state();
        meters.counter("clicktrail.relay.calls", "source", source.slug(), "outcome", outcome)
                .increment();
    }
}
