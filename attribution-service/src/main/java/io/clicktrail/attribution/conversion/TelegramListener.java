package io.clicktrail.attribution.conversion;

import java.util.Set;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.event.TelegramEvent;
import io.clicktrail.event.Topic;
import io.clicktrail.transport.consume.EventBatch;
import io.clicktrail.transport.consume.EventBatchListener;

/** Hears of starts, joins and leaves. */
@Component
class TelegramListener implements EventBatchListener {

    private final AttributionStore attribution;

    TelegramListener(AttributionStore attribution) {
        this.attribution = attribution;
    }

    @Override
    public String group() {
        return "joins";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.JOINS);
    }

    @Override
    public Mono<Void> on(EventBatch batch) {
        return attribution.hear(batch.deliveriesOf(TelegramEvent.class));
    }
}
