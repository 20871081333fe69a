package io.clicktrail.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** How deals move through the CRM. Topic {@code deals}, written by crm-ingest-service. */
public sealed interface DealEvent extends TrackingEvent {

    Lead lead();

    @Override
    default Topic topic() {
        return Topic.DEALS;
    }

    @Override
    default String partitionKey() {
        return lead().key();
    }

    /**
     * A lead entered a stage. Stage 142 is won and 143 lost, in every pipeline.
     *
     * @param click our own click, where a UTM field holds its token
     * @param contact of whom it is about, where fields of the lead have it
     */
    @EventType("deal.status_changed.v1")
    record DealStatusChanged(
            EventId id,
            Instant occurredAt,
            Lead lead,
            long pipeline,
            long status,
            @Nullable Long previousPipeline,
            @Nullable Long previousStatus,
            @Nullable ClickId click,
            @Nullable ContactHashes contact)
            implements DealEvent {}
}
