package io.clicktrail.attribution.conversion;

import java.util.List;

import org.springframework.beans.factory.BeanFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.event.TrackingEvent;
import io.clicktrail.transport.consume.Delivered;
import io.clicktrail.transport.consume.EventBatch;
import io.clicktrail.transport.consume.EventBatchListener;
import io.clicktrail.transport.trace.Trace;

/** All by which one replica hears of what happens. */
record Ears(List<EventBatchListener> listeners) {

    static Ears of(BeanFactory replica) {
        return new Ears(List.of(
                replica.getBean(ClickListener.class),
                replica.getBean(TelegramListener.class),
                replica.getBean(DeedListener.class),
                replica.getBean(MoveListener.class),
                replica.getBean(LinkListener.class)));
    }

    /** What comes from different topics comes in different batches. */
    Mono<Void> hear(List<TrackingEvent> events) {
        return Flux.fromIterable(listeners)
                .concatMap(listener -> listener.on(batch(listener, events)))
                .then();
    }

    private static EventBatch batch(EventBatchListener listener, List<TrackingEvent> events) {
        return new EventBatch(events.stream()
                .filter(event -> listener.topics().contains(event.topic()))
                .distinct()
                .<Delivered<?>>map(event -> new Delivered<>(event, Trace.start()))
                .toList());
    }
}
