package io.clicktrail.transport.consume;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.clicktrail.event.TrackingEvent;
import io.clicktrail.event.WebhookEvent.AmoHookReceived;
import io.clicktrail.event.WebhookEvent.TelegramUpdateReceived;
import io.clicktrail.transport.parcel.Parcels;
import io.clicktrail.transport.trace.Trace;

import static org.assertj.core.api.Assertions.assertThat;

class EventBatchTest {

    private final AmoHookReceived first = Parcels.parcel("key", "first");
    private final TelegramUpdateReceived second = Parcels.receiptOf(first);
    private final AmoHookReceived third = Parcels.parcel("key", "third");
    private final EventBatch batch = new EventBatch(List.of(delivered(first), delivered(second), delivered(third)));

    @Test
    void eventsOfOneTypeKeepTheirOrder() {
        assertThat(batch.of(AmoHookReceived.class)).containsExactly(first, third);
        assertThat(batch.of(TrackingEvent.class)).containsExactly(first, second, third);
    }

    @Test
    void deliveriesOfOneTypeKeepTheirTraces() {
        assertThat(batch.deliveriesOf(TelegramUpdateReceived.class).getFirst().trace())
                .isEqualTo(batch.deliveries().get(1).trace());
    }

    private static <E extends TrackingEvent> Delivered<E> delivered(E event) {
        return new Delivered<>(event, Trace.start());
    }
}
