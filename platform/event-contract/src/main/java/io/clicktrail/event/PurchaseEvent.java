package io.clicktrail.event;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Money that people paid. Topic {@code purchases}. */
public sealed interface PurchaseEvent extends TrackingEvent {

    @Override
    default Topic topic() {
        return Topic.PURCHASES;
    }

    /**
     * A deal was won in a pipeline whose sales count; at most once per lead, until it is reopened. Written by
     * crm-ingest-service.
     *
     * @param utm {@code source}, {@code medium} and their like, as the lead's fields say
     * @param team the targetologist who brought the buyer, where the rules could tell
     * @param click our own click, where a UTM field holds its token
     */
    @EventType("sale.closed.v1")
    record SaleClosed(
            EventId id,
            Instant occurredAt,
            Lead lead,
            long pipeline,
            Money amount,
            @Nullable String product,
            Map<String, String> utm,
            @Nullable String team,
            Confidence confidence,
            @Nullable ClickId click)
            implements PurchaseEvent {

        @Override
        public String partitionKey() {
            return lead.key();
        }
    }

    /** A won deal was moved out of its won stage: the sale of the same lead does not count any more. */
    @EventType("sale.reopened.v1")
    record SaleReopened(
            EventId id,
            Instant occurredAt,
            Lead lead,
            long pipeline,
            Money amount,
            Map<String, String> utm,
            @Nullable String team,
            @Nullable ClickId click)
            implements PurchaseEvent {

        @Override
        public String partitionKey() {
            return lead.key();
        }
    }

    /** How sure the choice of a team is (003-51..53): exact source, a pattern, or none. */
    enum Confidence {
        HIGH,
        MEDIUM,
        LOW
    }
}
