package io.clicktrail.analytics.intake;

import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.analytics.counter.CounterJob;
import io.clicktrail.event.ClickEvent;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.Topic;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.transport.consume.EventBatch;
import io.clicktrail.transport.consume.EventBatchListener;

/**
 * The way of every event: who came is noted; the fact is understood, stored and counted in one statement; then whatever
 * waited for it moves to its place, and the counters hear which offers changed.
 */
@Component
class FactListener implements EventBatchListener {

    private static final Set<Topic> FACTS = Set.of(
            Topic.CLICKS,
            Topic.ACTIVITY,
            Topic.JOINS,
            Topic.CONVERSIONS,
            Topic.POSTBACKS,
            Topic.PURCHASES,
            Topic.DEALS);

    private final VisitMapper visitMapper;
    private final VisitStore visits;
    private final FactMapper mapper;
    private final FactStore facts;
    private final ResolutionStore resolution;
    private final CounterJob counters;

    FactListener(
            VisitMapper visitMapper,
            VisitStore visits,
            FactMapper mapper,
            FactStore facts,
            ResolutionStore resolution,
            CounterJob counters) {
        this.visitMapper = visitMapper;
        this.visits = visits;
        this.mapper = mapper;
        this.facts = facts;
        this.resolution = resolution;
        this.counters = counters;
    }

    @Override
    public String group() {
        return "facts";
    }

    @Override
    public Set<Topic> topics() {
        return FACTS;
    }

    @Override
    public Mono<Void> on(EventBatch batch) {
        return visits.record(visitMapper.visitsOf(batch.of(ClickEvent.class)))
                .then(Mono.defer(() -> facts.record(mapper.factsOf(batch.of(TrackingEvent.class)))))
                .doOnNext(counters::touch)
                .then(Mono.defer(() -> resolution.resolve(clicksIn(batch), usersStartingIn(batch))))
                .doOnNext(counters::touch)
                .then();
    }

    private static List<String> clicksIn(EventBatch batch) {
        return batch.of(ClickRegistered.class).stream()
                .map(click -> click.click().value())
                .toList();
    }

    private static List<Long> usersStartingIn(EventBatch batch) {
        return batch.of(BotStarted.class).stream()
                .filter(start -> start.click() != null)
                .map(start -> start.user().id())
                .toList();
    }
}
