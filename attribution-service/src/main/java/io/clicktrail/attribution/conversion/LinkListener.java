package io.clicktrail.attribution.conversion;

import java.util.Set;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.fact.InviteLink;
import io.clicktrail.event.PlaceEvent.InviteLinkCreated;
import io.clicktrail.event.Topic;
import io.clicktrail.transport.consume.EventBatch;
import io.clicktrail.transport.consume.EventBatchListener;

/** Hears of the links that offers get for themselves. */
@Component
class LinkListener implements EventBatchListener {

    private final AttributionStore attribution;

    LinkListener(AttributionStore attribution) {
        this.attribution = attribution;
    }

    @Override
    public String group() {
        return "links";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.PLACES);
    }

    @Override
    public Mono<Void> on(EventBatch batch) {
        return attribution.hearLinks(
                batch.of(InviteLinkCreated.class).stream().map(InviteLink::of).toList());
    }
}
