package io.clicktrail.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What attribution decided. Topic {@code conversions}, written by attribution-service. */
public sealed interface ConversionEvent extends TrackingEvent {

    @Override
    default Topic topic() {
        return Topic.CONVERSIONS;
    }

    /** A step in the life of one conversion: pending, then approved or rejected; an approved one may be reversed. */
    sealed interface CreditEvent extends ConversionEvent {

        Conversion conversion();

        @Override
        default String partitionKey() {
            return conversion().click().value();
        }
    }

    /** Credited, and held until the offer's hold has passed. Every credited revision starts so, even with no hold. */
    @EventType("conversion.pending.v1")
    record ConversionPending(EventId id, Instant occurredAt, Conversion conversion) implements CreditEvent {}

    /** The hold has passed with the user still there: it is owed. */
    @EventType("conversion.approved.v1")
    record ConversionApproved(EventId id, Instant occurredAt, Conversion conversion) implements CreditEvent {}

    /** It came undone while pending. */
    @EventType("conversion.rejected.v1")
    record ConversionRejected(EventId id, Instant occurredAt, Conversion conversion, Undoing reason)
            implements CreditEvent {}

    /** It came undone after it had been approved. */
    @EventType("conversion.reversed.v1")
    record ConversionReversed(EventId id, Instant occurredAt, Conversion conversion, Undoing reason)
            implements CreditEvent {}

    /** What becomes of a sale that is owed to a click. */
    sealed interface SaleStep extends ConversionEvent {

        CreditedSale sale();

        @Override
        default String partitionKey() {
            return sale().click().value();
        }
    }

    /** The sale is owed to its click. */
    @EventType("sale.credited.v1")
    record SaleCredited(EventId id, Instant occurredAt, CreditedSale sale) implements SaleStep {}

    /** The sale does not count any more, or not for this click: it was reopened or refunded, or a late fact moved it. */
    @EventType("sale.reversed.v1")
    record SaleReversed(EventId id, Instant occurredAt, CreditedSale sale, Undoing reason) implements SaleStep {}

    /** Why a credit came undone. */
    enum Undoing {
        /** The user left too early. */
        LEFT,
        /** The user took back what he had done too early, or got his money back. */
        TAKEN_BACK,
        /** A late fact gave the credit to another click, or moved the action to another time. */
        SUPERSEDED
    }

    /**
     * No click explains this action yet; it waits for late facts until then.
     *
     * @param chat that the user joined
     * @param offer that the user shared; exactly one of the two is present
     */
    @EventType("action.parked.v1")
    record ActionParked(
            EventId id,
            Instant occurredAt,
            EventId action,
            long user,
            @Nullable Chat chat,
            @Nullable OfferId offer,
            Instant until)
            implements ConversionEvent {

        @Override
        public String partitionKey() {
            return Long.toString(user);
        }
    }

    /**
     * No click explained this action in time: it is organic.
     *
     * @param chat that the user joined
     * @param offer that the user shared; exactly one of the two is present
     */
    @EventType("action.expired.v1")
    record ActionExpired(
            EventId id,
            Instant occurredAt,
            EventId action,
            long user,
            @Nullable Chat chat,
            @Nullable OfferId offer) implements ConversionEvent {

        @Override
        public String partitionKey() {
            return Long.toString(user);
        }
    }
}
