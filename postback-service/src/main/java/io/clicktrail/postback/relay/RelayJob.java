package io.clicktrail.postback.relay;

import java.time.Clock;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.transport.Causes;

/**
 * Reads the calls that are stored and have no end: those whose request has failed after the call was stored, and those that
 * a change of their source, or another call, may have helped. Several replicas may do so; a call has its effect once.
 */
@Component
class RelayJob {

    private static final Logger log = LoggerFactory.getLogger(RelayJob.class);
    private static final int AT_ONCE = 100;
    private static final int FORGOTTEN_AT_ONCE = 1_000;
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);

    private final CallStore calls;
    private final SourceStore sources;
    private final IntakeHandler intake;
    private final RelaySettings settings;
    private final Clock clock;

    RelayJob(CallStore calls, SourceStore sources, IntakeHandler intake, RelaySettings settings, Clock clock) {
        this.calls = calls;
        this.sources = sources;
        this.intake = intake;
        this.settings = settings;
        this.clock = clock;
    }

    /** Until nothing is due. */
    Mono<Void> readDue() {
        return readSome()
                .expand(read -> read == AT_ONCE ? readSome() : Mono.empty())
                .then();
    }

    private Mono<Integer> readSome() {
        return calls.due(clock.instant(), AT_ONCE)
                .flatMap(due -> Flux.fromIterable(due).concatMap(this::read).then(Mono.just(due.size())));
    }

    /** One that fails keeps nobody waiting. */
    private Mono<Void> read(CallStore.Waiting waiting) {
        return sources.find(waiting.source())
                .flatMap(source -> intake.read(source, waiting.call()))
                .then()
                .onErrorResume(failure -> {
                    log.warn("call {} cannot be applied: {}", waiting.call().id(), Causes.of(failure));
                    return calls.postpone(waiting.call().id(), clock.instant().plus(AFTER_A_FAILURE));
                });
    }

    Mono<Void> forget() {
        return calls.forget(settings.keep(), FORGOTTEN_AT_ONCE)
                .repeat()
                .takeUntil(forgotten -> forgotten < FORGOTTEN_AT_ONCE)
                .then();
    }
}
