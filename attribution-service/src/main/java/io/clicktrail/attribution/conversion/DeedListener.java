package io.clicktrail.attribution.conversion;

import java.util.Set;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.event.Topic;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.transport.consume.EventBatch;
import io.clicktrail.transport.consume.EventBatchListener;

/** Hears of what people do with messages, polls and Stars. */
@Component
class DeedListener implements EventBatchListener {

    private final AttributionStore attribution;

    DeedListener(AttributionStore attribution) {
        this.attribution = attribution;
    }

    @Override
    public String group() {
        return "deeds";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.REACTIONS, Topic.PURCHASES);
    }

    @Override
    public Mono<Void> on(EventBatch batch) {
        return attribution.hear(batch.deliveriesOf(TrackingEvent.class));
    }
}
