package io.clicktrail.attribution.conversion;

import java.util.Set;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.event.PlaceEvent.ChatMigrated;
import io.clicktrail.event.Topic;
import io.clicktrail.transport.consume.EventBatch;
import io.clicktrail.transport.consume.EventBatchListener;

/** Hears of groups that become supergroups. */
@Component
class MoveListener implements EventBatchListener {

    private final AttributionStore attribution;

    MoveListener(AttributionStore attribution) {
        this.attribution = attribution;
    }

    @Override
    public String group() {
        return "moves";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.PLACES);
    }

    @Override
    public Mono<Void> on(EventBatch batch) {
        return attribution.hearMoves(batch.of(ChatMigrated.class));
    }
}
