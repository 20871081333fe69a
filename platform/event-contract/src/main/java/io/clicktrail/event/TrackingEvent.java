package io.clicktrail.event;

import java.time.Instant;

/**
 * A fact that has happened. Facts only: no commands, no row ids of the service that says it.
 *
 * <p>Repeating an event changes nothing: every consumer knows it by its {@link #id()}.
 */
public sealed interface TrackingEvent
        permits ClickEvent,
                TelegramEvent,
                ReactionEvent,
                PlaceEvent,
                WebhookEvent,
                DealEvent,
                PurchaseEvent,
                ConversionEvent,
                DeliveryEvent,
                NotificationEvent,
                ActivityEvent,
                CatalogueEvent {

    /** The same wherever the event goes, on every attempt and in every table. */
    EventId id();

    /** When it happened in the world, not when it was read or written. */
    Instant occurredAt();

    Topic topic();

    /** Events of one key keep their order. */
    String partitionKey();
}
