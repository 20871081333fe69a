package io.clicktrail.transport.outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.transport.Causes;
import io.clicktrail.transport.publish.EventPublisher;

/**
 * Carries what waits in the outbox to Kafka. Keys travel side by side, the events of one key one after another: where
 * one of them fails, those behind it wait, so that the order of the key holds.
 */
final class OutboxRelay {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private record Line(String topic, String key) {}

    private final OutboxStore store;
    private final EventPublisher publisher;
    private final OutboxSettings settings;

    OutboxRelay(OutboxStore store, EventPublisher publisher, OutboxSettings settings) {
        this.store = store;
        this.publisher = publisher;
        this.settings = settings;
    }

    /** Carries until nothing more can be carried now. */
    Mono<Void> drain() {
        return run().expand(carried -> carried.more(settings.batch()) ? run() : Mono.empty())
                .then();
    }

    private Mono<Carried> run() {
        return store.relay(settings.batch(), this::carry);
    }

    private Mono<List<Long>> carry(List<Waiting> waiting) {
        Collection<List<Waiting>> lines = lines(waiting);
        Set<String> obstacles = ConcurrentHashMap.newKeySet();
        return Flux.fromIterable(lines)
                .flatMap(line -> carryInOrder(line, obstacles), lines.size())
                .take(settings.carryTimeout())
                .collectList()
                .doOnNext(carried -> report(waiting.size() - carried.size(), obstacles));
    }

    private static void report(int left, Set<String> obstacles) {
        if (left > 0) {
            log.warn("{} events wait for Kafka: {}", left, obstacles);
        }
    }

    private static Collection<List<Waiting>> lines(List<Waiting> waiting) {
        Map<Line, List<Waiting>> lines = new LinkedHashMap<>();
        for (Waiting next : waiting) {
            var line = new Line(next.event().topic(), next.event().key());
            lines.computeIfAbsent(line, first -> new ArrayList<>()).add(next);
        }
        return lines.values();
    }

    private Flux<Long> carryInOrder(List<Waiting> line, Set<String> obstacles) {
        return Flux.fromIterable(line)
                .concatMap(next -> publisher.publish(next.event()).thenReturn(next.seq()), 0)
                .doOnError(failure -> obstacles.add(Causes.of(failure).toString()))
                .onErrorComplete();
    }
}
