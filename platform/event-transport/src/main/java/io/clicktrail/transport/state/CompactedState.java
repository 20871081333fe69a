package io.clicktrail.transport.state;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.CatalogueEvent;

/**
 * The newest event of each key of a compacted topic, in memory. Reads never wait and never fail.
 *
 * <p>Follows Kafka on a thread of its own, and keeps a snapshot on the disk, so that the service starts and answers while
 * Kafka is away. What the snapshot says holds until the topic has been read to its end; from then on the topic does.
 */
public final class CompactedState<E extends CatalogueEvent> {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Map<String, E> newest = Map.of();
    private volatile boolean ready;

    CompactedState() {}

    /** The newest event of the key, or null where there is none. */
    public @Nullable E find(String key) {
        return newest.get(key);
    }

    /** The newest events of all keys. */
    public Collection<E> all() {
        return newest.values();
    }

    /** Whether answers can be trusted: the end of the topic was reached once, or a snapshot was loaded. */
    public boolean ready() {
        return ready;
    }

    /**
     * Calls back after something has changed, and may do so when nothing has: for what is derived from {@link #all}. On
     * the thread that follows Kafka, which waits meanwhile.
     */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** From now on this is what is known. The map may go on changing underneath, by the one thread that follows. */
    void become(Map<String, E> known) {
        newest = known;
        ready = true;
        changed();
    }

    void changed() {
        listeners.forEach(Runnable::run);
    }
}
