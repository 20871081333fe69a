package io.clicktrail.attribution.offer;

import java.util.Set;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.event.PlaceEvent.PlaceChecked;
import io.clicktrail.event.Topic;
import io.clicktrail.transport.consume.EventBatch;
import io.clicktrail.transport.consume.EventBatchListener;

/** Hears how the places of offers stand. */
@Component
class PlaceListener implements EventBatchListener {

    private final PlaceCheckStore checks;

    PlaceListener(PlaceCheckStore checks) {
        this.checks = checks;
    }

    @Override
    public String group() {
        return "places";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.PLACES);
    }

    @Override
    public Mono<Void> on(EventBatch batch) {
        return checks.note(batch.of(PlaceChecked.class));
    }
}
