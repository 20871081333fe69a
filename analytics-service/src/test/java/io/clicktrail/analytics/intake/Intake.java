package io.clicktrail.analytics.intake;

import java.util.List;

import org.springframework.stereotype.Component;

import io.clicktrail.event.TrackingEvent;
import io.clicktrail.transport.consume.Delivered;
import io.clicktrail.transport.consume.EventBatch;
import io.clicktrail.transport.trace.Trace;

/** Receives events as if Kafka had brought them, in batches as large as Kafka's. */
@Component
public class Intake {

    private static final int BATCH = 500;

    private final FactListener listener;

    Intake(FactListener listener) {
        this.listener = listener;
    }

    public void receive(List<? extends TrackingEvent> events) {
        for (int from = 0; from < events.size(); from += BATCH) {
            List<? extends TrackingEvent> batch = events.subList(from, Math.min(events.size(), from + BATCH));
            listener.on(new EventBatch(batch.stream()
                            .<Delivered<?>>map(event -> new Delivered<>(event, Trace.start()))
                            .toList()))
                    .block();
        }
    }
}
