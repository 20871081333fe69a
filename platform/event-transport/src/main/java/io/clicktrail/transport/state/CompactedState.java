package io.clicktrail.transport.state;

import io.clicktrail.event.CatalogueEvent;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The newest event of each key of a compacted topic, in memory. Reads never wait and never fail.
 *
 * <p>Follows Kafka on a thread of its own. Where it is given a directory it also keeps a snapshot there, so that the
 * service starts and answers while Kafka is away.
 */
public final class CompactedState<E extends CatalogueEvent> {

    /** The newest event of the key, or null where there is none. */
    public @Nullable E find(String key) {
        throw new UnsupportedOperationException();
    }

    /** The newest events of all keys. */
    public Collection<E> all() {
        throw new UnsupportedOperationException();
    }

    /** Whether answers can be trusted: the end of the topic was reached once, or a snapshot was loaded. */
    public boolean ready() {
        throw new UnsupportedOperationException();
    }
}
