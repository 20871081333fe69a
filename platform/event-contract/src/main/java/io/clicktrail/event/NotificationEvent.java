package io.clicktrail.event;

import java.time.Instant;

/** What people are to be told. Topic {@code notifications}, written by any service, sent by bot-gateway. */
public sealed interface NotificationEvent extends TrackingEvent {

    @Override
    default Topic topic() {
        return Topic.NOTIFICATIONS;
    }

    /**
     * A message for a Telegram chat.
     *
     * @param chat a chat id or {@code @name}
     * @param text plain text: what looks like markup is shown as it is
     */
    @EventType("notification.requested.v1")
    record NotificationRequested(EventId id, Instant occurredAt, String chat, String text)
            implements NotificationEvent {

        @Override
        public String partitionKey() {
            return chat;
        }
    }
}
