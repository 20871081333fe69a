package io.clicktrail.bot.sending;

import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.event.NotificationEvent.NotificationRequested;
import io.clicktrail.event.Topic;
import io.clicktrail.transport.consume.EventBatch;
import io.clicktrail.transport.consume.EventBatchListener;

/** Whatever any service wants people to be told. The event's id is the message's, so a repeated event says nothing. */
@Component
class NotificationListener implements EventBatchListener {

    private final SendQueueStore queue;

    NotificationListener(SendQueueStore queue) {
        this.queue = queue;
    }

    @Override
    public String group() {
        return "notifications";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.NOTIFICATIONS);
    }

    @Override
    public Mono<Void> on(EventBatch batch) {
        return queue.add(batch.of(NotificationRequested.class).stream()
                        .map(NotificationListener::message)
                        .toList())
                .doOnSuccess(_ -> queue.announce());
    }

    private static OutgoingMessage message(NotificationRequested requested) {
        return new OutgoingMessage(requested.id().value(), requested.chat(), requested.text(), List.of());
    }
}
