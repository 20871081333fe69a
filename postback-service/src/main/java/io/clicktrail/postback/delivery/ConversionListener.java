package io.clicktrail.postback.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.event.ConversionEvent.CreditEvent;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.Topic;
import io.clicktrail.postback.delivery.DeliveryPlan.Recorded;
import io.clicktrail.postback.network.Network;
import io.clicktrail.postback.network.NetworkStore;
import io.clicktrail.transport.consume.Delivered;
import io.clicktrail.transport.consume.EventBatch;
import io.clicktrail.transport.consume.EventBatchListener;

/**
 * Turns conversions into planned deliveries. A repeated event finds its delivery planned already, so it needs no memory
 * of events.
 */
@Component
class ConversionListener implements EventBatchListener {

    private final NetworkStore networks;
    private final PlanStore plans;
    private final DeliveryJob job;
    private final RetrySchedule schedule;
    private final UserHasher users;
    private final MeterRegistry meters;
    private final Clock clock;

    ConversionListener(
            NetworkStore networks,
            PlanStore plans,
            DeliveryJob job,
            RetrySchedule schedule,
            UserHasher users,
            MeterRegistry meters,
            Clock clock) {
        this.networks = networks;
        this.plans = plans;
        this.job = job;
        this.schedule = schedule;
        this.users = users;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public String group() {
        return "delivery";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.CONVERSIONS);
    }

    @Override
    public Mono<Void> on(EventBatch batch) {
        List<Delivered<CreditEvent>> steps = batch.deliveriesOf(CreditEvent.class);
        return networks.named(networksOf(steps))
                .map(known -> planned(steps, known))
                .flatMap(this::record)
                .doOnSuccess(recorded -> job.wake());
    }

    private static Set<NetworkId> networksOf(List<Delivered<CreditEvent>> steps) {
        return steps.stream()
                .map(step -> step.event().conversion().network())
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<DeliveryPlan> planned(List<Delivered<CreditEvent>> steps, Map<NetworkId, Network> known) {
        return steps.stream().map(step -> DeliveryPlan.of(step, known, users)).toList();
    }

    private Mono<Void> record(List<DeliveryPlan> planned) {
        List<Recorded> recorded = planned.stream()
                .filter(Recorded.class::isInstance)
                .map(Recorded.class::cast)
                .toList();
        Instant now = clock.instant();
        return plans.plan(recorded, now, now.plus(schedule.first()))
                .doOnNext(fresh -> count(planned, recorded.size() - fresh))
                .then();
    }

    /** Every step is counted; of the repeated ones, beside their outcome, also that they were repeats. */
    private void count(List<DeliveryPlan> planned, long repeats) {
        planned.forEach(plan -> meters.counter("clicktrail.postback.planned", "outcome", outcomeOf(plan))
                .increment());
        meters.counter("clicktrail.postback.repeats").increment(repeats);
    }

    private static String outcomeOf(DeliveryPlan plan) {
        return switch (plan) {
            case DeliveryPlan.Due _ -> "due";
            case DeliveryPlan.Waiting _ -> "waiting_for_network";
            case DeliveryPlan.Unwanted _ -> "ignored_status_not_wanted";
            case DeliveryPlan.OwnTraffic _ -> "ignored_own_traffic";
        };
    }
}
