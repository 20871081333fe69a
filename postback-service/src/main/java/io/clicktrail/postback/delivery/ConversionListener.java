package io.clicktrail.postback.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.event.ConversionEvent.CreditEvent;
import io.clicktrail.event.ConversionEvent.SaleStep;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.Topic;
import io.clicktrail.postback.delivery.DeliveryPlan.OwnTraffic;
import io.clicktrail.postback.delivery.DeliveryPlan.Recorded;
import io.clicktrail.postback.network.Network;
import io.clicktrail.postback.network.NetworkStore;
import io.clicktrail.transport.consume.Delivered;
import io.clicktrail.transport.consume.EventBatch;
import io.clicktrail.transport.consume.EventBatchListener;

/**
 * Turns conversions and sales into planned deliveries. A repeated event finds its delivery planned already, so it needs no memory
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
        var steps = new Steps(batch.deliveriesOf(CreditEvent.class), batch.deliveriesOf(SaleStep.class));
        return networks.named(steps.networks())
                .map(known -> steps.planned(known, users))
                .flatMap(this::record)
                .doOnSuccess(recorded -> job.wake());
    }

    /** What a batch tells of conversions and of sales. The two share no thread, so each keeps an order of its own. */
    private record Steps(List<Delivered<CreditEvent>> credits, List<Delivered<SaleStep>> sales) {

        Set<NetworkId> networks() {
            return Stream.concat(
                            credits.stream()
                                    .map(step -> step.event().conversion().network()),
                            sales.stream().map(step -> step.event().sale().network()))
                    .filter(Objects::nonNull)
                    .collect(Collectors.toUnmodifiableSet());
        }

        List<DeliveryPlan> planned(Map<NetworkId, Network> known, UserHasher users) {
            return Stream.concat(
                            credits.stream().map(step -> DeliveryPlan.of(step, known, users)),
                            sales.stream().map(step -> DeliveryPlan.ofSale(step, known, users)))
                    .toList();
        }
    }

    private Mono<Void> record(List<DeliveryPlan> planned) {
        List<Recorded> recorded = planned.stream()
                .filter(Recorded.class::isInstance)
                .map(Recorded.class::cast)
                .toList();
        count(planned.stream().filter(OwnTraffic.class::isInstance).toList());
        Instant now = clock.instant();
        return plans.plan(recorded, now, now.plus(schedule.first()))
                .doOnNext(done -> count(done.plans()))
                .doOnNext(done -> countRepeats(done.plans().size() - done.fresh()))
                .then();
    }

    /** Every step is counted; of the repeated ones, beside their outcome, also that they were repeats. */
    private void count(List<? extends DeliveryPlan> plans) {
        plans.forEach(plan -> meters.counter("clicktrail.postback.planned", "outcome", outcomeOf(plan))
                .increment());
    }

    private void countRepeats(long repeats) {
        meters.counter("clicktrail.postback.repeats").increment(repeats);
    }

    private static String outcomeOf(DeliveryPlan plan) {
        return switch (plan) {
            case DeliveryPlan.Due _ -> "due";
            case DeliveryPlan.Waiting _ -> "waiting_for_network";
            case DeliveryPlan.Unwanted _ -> "ignored_status_not_wanted";
            case DeliveryPlan.Held _ -> "held";
            case DeliveryPlan.Declined _ -> "declined";
            case OwnTraffic _ -> "ignored_own_traffic";
        };
    }
}
