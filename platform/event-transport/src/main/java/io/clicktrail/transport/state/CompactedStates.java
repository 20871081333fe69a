package io.clicktrail.transport.state;

import io.clicktrail.event.CatalogueEvent;
import io.clicktrail.event.Topic;

/** Opens compacted topics. One bean a service; a state is opened in the service's configuration, as a bean. */
public final class CompactedStates {

    public <E extends CatalogueEvent> CompactedState<E> open(Topic topic, Class<E> type) {
        throw new UnsupportedOperationException();
    }
}
