package io.clicktrail.transport;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.FluxSink.OverflowStrategy;

/**
 * Tells those who listen now. Anybody may send, from any thread and at the same time as others: a sink that refuses the
 * second of them would fail whoever only wanted to say that there is work.
 */
public final class Signals<T> {

    private final Set<FluxSink<T>> listeners = ConcurrentHashMap.newKeySet();
    private final OverflowStrategy overflow;

    private Signals(OverflowStrategy overflow) {
        this.overflow = overflow;
    }

    /** Whoever is busy hears the newest afterwards. */
    public static <T> Signals<T> newest() {
        return new Signals<>(OverflowStrategy.LATEST);
    }

    /** Whoever is busy hears all of them afterwards. */
    public static <T> Signals<T> all() {
        return new Signals<>(OverflowStrategy.BUFFER);
    }

    public void send(T signal) {
        listeners.forEach(listener -> listener.next(signal));
    }

    /** What is sent from now on. */
    public Flux<T> heard() {
        return Flux.create(this::join, overflow);
    }

    private void join(FluxSink<T> listener) {
        listeners.add(listener);
        listener.onDispose(() -> listeners.remove(listener));
    }
}
