package io.clicktrail.transport.parcel;

import java.util.Set;

import reactor.core.publisher.Mono;

import io.clicktrail.event.Topic;
import io.clicktrail.event.WebhookEvent.AmoHookReceived;
import io.clicktrail.transport.consume.EventBatch;
import io.clicktrail.transport.consume.EventBatchListener;

final class ParcelListener implements EventBatchListener {

    private final ParcelStore store;

    ParcelListener(ParcelStore store) {
        this.store = store;
    }

    @Override
    public String group() {
        return "parcels";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.AMOCRM_HOOKS);
    }

    @Override
    public Mono<Void> on(EventBatch batch) {
        return store.take(batch.deliveriesOf(AmoHookReceived.class));
    }
}
