package io.clicktrail.attribution.conversion;

import java.util.Set;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.event.ClickEvent;
import io.clicktrail.event.Topic;
import io.clicktrail.transport.consume.EventBatch;
import io.clicktrail.transport.consume.EventBatchListener;

/** Hears of clicks, on offers and on what people share. */
@Component
class ClickListener implements EventBatchListener {

    private final AttributionStore attribution;

    ClickListener(AttributionStore attribution) {
        this.attribution = attribution;
    }

    @Override
    public String group() {
        return "clicks";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.CLICKS);
    }

    @Override
    public Mono<Void> on(EventBatch batch) {
        return attribution.hearClicks(batch.deliveriesOf(ClickEvent.class));
    }
}
