package io.clicktrail.postback.arbitrage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

import io.clicktrail.postback.PostbackSettings;
import io.clicktrail.postback.arbitrage.FinishedSend.Call;
import io.clicktrail.postback.delivery.RetrySchedule;
import io.clicktrail.transport.Causes;
import io.clicktrail.transport.Signals;

/**
 * Carries sends from due to done. It goes its own way, whatever becomes of the request that has brought a send: a browser
 * that leaves cuts no call off, and what a dead worker held comes due again.
 */
@Component
class SendJob {

    private static final Logger log = LoggerFactory.getLogger(SendJob.class);

    private static final Duration A_LITTLE_MORE = Duration.ofSeconds(1);
    private static final Retry RECORDING =
            Retry.backoff(12, Duration.ofMillis(50)).maxBackoff(Duration.ofSeconds(5));

    private final SendQueueStore queue;
    private final TrackerClient trackers;
    private final RetrySchedule schedule;
    private final PostbackSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Set<Long> awaited = ConcurrentHashMap.newKeySet();
    private final Signals<Boolean> wakes = Signals.newest();
    private final Signals<Long> attempted = Signals.all();
    private final Sinks.Empty<Void> stop = Sinks.empty();

    SendJob(
            SendQueueStore queue,
            TrackerClient trackers,
            RetrySchedule schedule,
            PostbackSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.queue = queue;
        this.trackers = trackers;
        this.schedule = schedule;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /** Goes on until the service stops, and then until what is in flight is recorded. */
    Mono<Void> send() {
        return Flux.merge(wakes.heard(), Flux.interval(settings.worker().pollInterval()))
                .takeUntilOther(stop.asMono())
                .onBackpressureLatest()
                .concatMap(reason -> claim(), 0)
                .flatMapIterable(claimed -> claimed)
                .flatMap(this::carry, Integer.MAX_VALUE)
                .then();
    }

    /** Ends when the send has been attempted here, or after a while that is long enough for one attempt. */
    Mono<Void> attempted(long trackingId) {
        Flux<Long> ends = attempted.heard().filter(id -> id == trackingId);
        Flux<Long> listenThenWake = Flux.merge(ends, Mono.fromRunnable(() -> wakeFor(trackingId)));
        return listenThenWake
                .next()
                .timeout(settings.partner().totalTimeout().plus(A_LITTLE_MORE), Mono.empty())
                .doFinally(signal -> awaited.remove(trackingId))
                .then();
    }

    private void wakeFor(long trackingId) {
        awaited.add(trackingId);
        wake();
    }

    /** Something may be due. */
    void wake() {
        wakes.send(true);
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stop.tryEmitEmpty();
    }

    private Mono<List<PendingSend>> claim() {
        int places = settings.partner().inFlight() - inFlight.get();
        if (places <= 0) {
            return Mono.just(List.of());
        }
        Instant now = clock.instant();
        Instant leaseEnd = now.plus(settings.worker().lease());
        return queue.claimDue(awaited, places, now, leaseEnd)
                .doOnNext(claimed -> inFlight.addAndGet(claimed.size()))
                .doOnError(failure -> log.warn("due sends cannot be found, trying on: {}", Causes.of(failure)))
                .onErrorReturn(List.of());
    }

    private Mono<FinishedSend> carry(PendingSend pending) {
        return trackers.call(pending)
                .map(call -> judged(pending, call))
                .flatMap(this::record)
                .doFinally(signal -> left(pending));
    }

    private void left(PendingSend pending) {
        inFlight.decrementAndGet();
        attempted.send(pending.trackingId());
        wake();
    }

    private FinishedSend judged(PendingSend pending, Call call) {
        Instant now = clock.instant();
        double chance = ThreadLocalRandom.current().nextDouble();
        var verdict = SendVerdict.of(call.result(), pending.roundAttempts() + 1, schedule, now, chance);
        return new FinishedSend(pending, call, verdict, now);
    }

    private Mono<FinishedSend> record(FinishedSend finished) {
        return queue.record(finished)
                .retryWhen(RECORDING)
                .thenReturn(finished)
                .doOnNext(this::tell)
                .onErrorResume(failure -> unrecorded(finished, failure));
    }

    private static Mono<FinishedSend> unrecorded(FinishedSend finished, Throwable failure) {
        log.error(
                "the result of send {} could not be recorded; it comes due again",
                finished.pending().trackingId(),
                failure);
        return Mono.empty();
    }

    private void tell(FinishedSend finished) {
        String target = finished.pending().target();
        Object answer = finished.httpStatus() == null ? finished.fault() : finished.httpStatus();
        log.info(
                "answer of {} to send {}: {} in {} ms, {}",
                target,
                finished.pending().trackingId(),
                answer,
                finished.call().latency().toMillis(),
                finished.state());
        meters.counter("clicktrail.arbitrage.results", "target", target, "outcome", finished.state())
                .increment();
        meters.timer("clicktrail.arbitrage.attempts", "target", target)
                .record(finished.call().latency());
    }
}
