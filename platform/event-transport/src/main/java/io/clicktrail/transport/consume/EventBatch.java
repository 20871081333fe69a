package io.clicktrail.transport.consume;

import java.util.List;

import io.clicktrail.event.TrackingEvent;

/**
 * The events of one poll, in the order of their partitions: whole, typed, each id once. An event may have been seen in
 * an earlier batch.
 */
public record EventBatch(List<Delivered<?>> deliveries) {

    public EventBatch {
        deliveries = List.copyOf(deliveries);
    }

    /** Those of one type, in order. */
    public <E extends TrackingEvent> List<E> of(Class<E> type) {
        return deliveries.stream()
                .map(Delivered::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Those of one type, in order, with their traces. */
    @SuppressWarnings("unchecked") // guarded by the filter
    public <E extends TrackingEvent> List<Delivered<E>> deliveriesOf(Class<E> type) {
        return deliveries.stream()
                .filter(delivered -> type.isInstance(delivered.event()))
                .map(delivered -> (Delivered<E>) delivered)
                .toList();
    }
}
