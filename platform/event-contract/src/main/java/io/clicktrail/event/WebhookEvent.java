package io.clicktrail.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A webhook as it came, made durable before it is answered and understood afterwards, by the service that received it.
 */
public sealed interface WebhookEvent extends TrackingEvent {

    /** The sender's own key of order, or the event's id where the body did not show one. */
    String key();

    RawBody body();

    @Override
    default String partitionKey() {
        return key();
    }

    /** An update of the Bot API. Topic {@code telegram-updates}. */
    @EventType("telegram.update_received.v1")
    record TelegramUpdateReceived(EventId id, Instant occurredAt, String bot, String key, RawBody body)
            implements WebhookEvent {

        @Override
        public Topic topic() {
            return Topic.TELEGRAM_UPDATES;
        }
    }

    /**
     * A hook of AmoCRM. Topic {@code amocrm-hooks}.
     *
     * @param endpoint the last path segment it was posted to, such as {@code sales-webhook}
     */
    @EventType("amocrm.hook_received.v1")
    record AmoHookReceived(
            EventId id,
            Instant occurredAt,
            String endpoint,
            @Nullable String contentType,
            String key,
            RawBody body) implements WebhookEvent {

        @Override
        public Topic topic() {
            return Topic.AMOCRM_HOOKS;
        }
    }
}
