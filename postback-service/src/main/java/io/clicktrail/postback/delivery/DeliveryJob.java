package io.clicktrail.postback.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

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
import io.clicktrail.postback.network.Rendering;
import io.clicktrail.postback.network.SuccessRule;
import io.clicktrail.transport.Causes;
import io.clicktrail.transport.Signals;

/**
 * Carries deliveries from due to done. It looks for due ones when it is woken and at short intervals, sends all that it
 * finds at once, each network in a lane of its own, and records results a handful at a time.
 *
 * <p>Nothing is lost where it dies or the database is away: what was claimed and not recorded comes due again.
 */
@Component
class DeliveryJob {

    private static final Logger log = LoggerFactory.getLogger(DeliveryJob.class);

    private static final Duration OVERDUE_CHECK = Duration.ofMinutes(1);
    private static final int MOST_AT_ONCE = 200;
    /** How long a result waits for others to be recorded with; while some are being recorded, the next ones gather. */
    private static final Duration COMPANY = Duration.ofMillis(5);
    /** Twelve tries take about 30 s: less than a lease, more than a failover. */
    private static final Retry RECORDING =
            Retry.backoff(12, Duration.ofMillis(50)).maxBackoff(Duration.ofSeconds(5));

    private final ClaimStore claims;
    private final ResultStore results;
    private final PartnerClient partners;
    private final RetrySchedule schedule;
    private final PostbackSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Signals<Boolean> wakes = Signals.newest();
    private final Sinks.Empty<Void> stop = Sinks.empty();
    private volatile boolean failing;

    DeliveryJob(
            ClaimStore claims,
            ResultStore results,
            PartnerClient partners,
            RetrySchedule schedule,
            PostbackSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.claims = claims;
        this.results = results;
        this.partners = partners;
        this.schedule = schedule;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /** Goes on until the service stops, and then until what is in flight is recorded. */
    Mono<Void> deliver() {
        Flux<FinishedDelivery> attempted =
                claimed(wakesAndPolls(), this::claimDue).flatMap(this::attempt, Integer.MAX_VALUE);
        Flux<FinishedDelivery> givenUp =
                claimed(overdueChecks(), this::claimOverdue).map(this::givenUp);
        return Flux.merge(attempted, givenUp)
                .bufferTimeout(MOST_AT_ONCE, COMPANY, true)
                .concatMap(this::record, 0)
                .doOnNext(recorded -> wake())
                .flatMapIterable(recorded -> recorded)
                .doOnNext(this::tell)
                .then();
    }

    /** Something may be due. */
    void wake() {
        wakes.send(true);
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stop.tryEmitEmpty();
    }

    private Flux<?> wakesAndPolls() {
        return Flux.merge(wakes.heard(), Flux.interval(settings.worker().pollInterval()));
    }

    private Flux<?> overdueChecks() {
        return Flux.interval(OVERDUE_CHECK);
    }

    /** Claims one after the other; reasons to claim that come meanwhile are one. */
    private Flux<PendingDelivery> claimed(Flux<?> reasons, Supplier<Mono<List<PendingDelivery>>> claim) {
        return reasons.takeUntilOther(stop.asMono())
                .onBackpressureLatest()
                .concatMap(reason -> claim.get().doOnNext(this::healed).onErrorResume(this::failed), 0)
                .flatMapIterable(claimed -> claimed);
    }

    private Mono<List<PendingDelivery>> claimDue() {
        Instant now = clock.instant();
        return claims.claimDue(partners.limits(), now, leaseEnd(now));
    }

    private Mono<List<PendingDelivery>> claimOverdue() {
        Instant now = clock.instant();
        Instant overdue = now.minus(settings.retry().overdueLimit());
        return claims.claimOverdue(overdue, MOST_AT_ONCE, now, leaseEnd(now));
    }

    private Instant leaseEnd(Instant now) {
        return now.plus(settings.worker().lease());
    }

    private void healed(List<PendingDelivery> claimed) {
        if (failing) {
            failing = false;
            log.info("due deliveries are found again");
        }
    }

    private Mono<List<PendingDelivery>> failed(Throwable failure) {
        if (!failing) {
            failing = true;
            log.warn("due deliveries cannot be found, trying on: {}", Causes.of(failure));
        }
        return Mono.empty();
    }

    private Mono<FinishedDelivery> attempt(PendingDelivery pending) {
        return switch (Dispatch.of(pending, clock.instant())) {
            case Dispatch.Send(PartnerCall call, List<Rendering.LeftOut> _) ->
                partners.call(call).map(attempt -> judged(pending, attempt));
            case Dispatch.Close(DeliveryVerdict verdict) -> Mono.just(closed(pending, verdict));
        };
    }

    private FinishedDelivery judged(PendingDelivery pending, Attempt attempt) {
        Instant now = clock.instant();
        double chance = ThreadLocalRandom.current().nextDouble();
        SuccessRule success = pending.network()
                .postback()
                .callFor(pending.delivery().status())
                .success();
        var verdict = DeliveryVerdict.of(attempt.result(), success, pending.roundAttempts() + 1, schedule, now, chance);
        return new FinishedDelivery(pending, attempt, verdict, now);
    }

    private FinishedDelivery givenUp(PendingDelivery pending) {
        return closed(pending, new DeliveryVerdict.Exhausted("overdue"));
    }

    private FinishedDelivery closed(PendingDelivery pending, DeliveryVerdict verdict) {
        return new FinishedDelivery(pending, null, verdict, clock.instant());
    }

    private Mono<List<FinishedDelivery>> record(List<FinishedDelivery> finished) {
        return results.record(finished).retryWhen(RECORDING).onErrorResume(failure -> unrecorded(finished, failure));
    }

    private Mono<List<FinishedDelivery>> unrecorded(List<FinishedDelivery> finished, Throwable failure) {
        log.error("{} results could not be recorded; their deliveries come due again", finished.size(), failure);
        return Mono.empty();
    }

    private void tell(FinishedDelivery finished) {
        String network = finished.pending().network().id().value();
        String outcome = finished.verdict() instanceof DeliveryVerdict.Postponed
                ? "postponed"
                : finished.verdict().state().wireName();
        meters.counter("clicktrail.postback.results", "network", network, "outcome", outcome)
                .increment();
        if (finished.attempt() != null) {
            meters.timer("clicktrail.postback.attempts", "network", network)
                    .record(finished.attempt().latency());
        }
        if (finished.verdict() instanceof DeliveryVerdict.NetworkGone) {
            log.warn("network {} answered 410: its postbacks wait until somebody enables it", network);
        }
    }
}
