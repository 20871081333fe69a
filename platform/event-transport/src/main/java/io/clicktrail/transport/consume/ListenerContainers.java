package io.clicktrail.transport.consume;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Starts the listeners and keeps trying where Kafka cannot even be named yet: a service that starts before its broker
 * waits for it.
 */
final class ListenerContainers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ListenerContainers.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final List<ConcurrentMessageListenerContainer<byte[], byte[]>> containers;
    private Disposable starting = Disposables.disposed();
    private boolean running;

    ListenerContainers(List<ConcurrentMessageListenerContainer<byte[], byte[]>> containers) {
        this.containers = List.copyOf(containers);
    }

    List<String> groups() {
        return containers.stream().map(ConcurrentMessageListenerContainer::getGroupId).toList();
    }

    @Override
    public synchronized void start() {
        running = true;
        starting = Mono.fromRunnable(() -> containers.forEach(this::start))
                .subscribeOn(Schedulers.boundedElastic())
                .doOnError(e -> log.warn("Kafka cannot be reached, the listeners wait: {}", e.toString()))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE).filter(KafkaException.class::isInstance))
                .subscribe(ignored -> {}, e -> log.error("the listeners cannot start", e));
    }

    private synchronized void start(ConcurrentMessageListenerContainer<byte[], byte[]> container) {
        if (running && !container.isRunning()) {
            container.start();
        }
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public void stop(Runnable callback) {
        synchronized (this) {
            running = false;
            starting.dispose();
        }
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
