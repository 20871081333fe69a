package io.clicktrail.transport.consume;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.clicktrail.transport.BackgroundJob;

/**
 * Keeps the consumer groups of the service running. A container that cannot start, because its broker's name does not
 * even resolve yet, or that has stopped by itself, is started again until it runs: a service must not look alive and
 * hear nothing.
 */
final class ListenerContainers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ListenerContainers.class);
    private static final Duration WATCH = Duration.ofSeconds(1);

    private final List<ConcurrentMessageListenerContainer<byte[], byte[]>> containers;
    private final BackgroundJob watch = BackgroundJob.every(
            WATCH,
            "the start of the listeners",
            () -> Mono.<Void>fromRunnable(this::keepRunning).subscribeOn(Schedulers.boundedElastic()));
    private boolean running;

    ListenerContainers(List<ConcurrentMessageListenerContainer<byte[], byte[]>> containers) {
        this.containers = List.copyOf(containers);
        var groups = containers.stream().map(ListenerContainers::groupOf).toList();
        if (Set.copyOf(groups).size() < groups.size()) {
            throw new IllegalStateException("two listeners have the same group: " + groups);
        }
    }

    /** The topics that each group hears. */
    Map<String, Set<String>> topicsOfGroups() {
        return containers.stream().collect(Collectors.toMap(ListenerContainers::groupOf, ListenerContainers::topicsOf));
    }

    private static String groupOf(ConcurrentMessageListenerContainer<?, ?> container) {
        return Objects.requireNonNull(container.getGroupId());
    }

    private static Set<String> topicsOf(ConcurrentMessageListenerContainer<?, ?> container) {
        return Set.of(Objects.requireNonNull(container.getContainerProperties().getTopics()));
    }

    @Override
    public synchronized void start() {
        running = true;
        watch.start();
    }

    private synchronized void keepRunning() {
        if (running) {
            containers.forEach(ListenerContainers::keepRunning);
        }
    }

    private static void keepRunning(ConcurrentMessageListenerContainer<byte[], byte[]> container) {
        if (container.isRunning() && !container.isInExpectedState()) {
            log.error("{} has stopped by itself and is started again", container.getGroupId());
            container.stop();
        }
        if (!container.isRunning()) {
            container.start();
        }
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public synchronized void stop(Runnable callback) {
        running = false;
        watch.stop();
        Mono.when(containers.stream().map(ListenerContainers::stopped).toList())
                .subscribe(ignored -> {}, e -> callback.run(), callback);
    }

    private static Mono<Void> stopped(ConcurrentMessageListenerContainer<byte[], byte[]> container) {
        return Mono.create(sink -> container.stop(sink::success));
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
