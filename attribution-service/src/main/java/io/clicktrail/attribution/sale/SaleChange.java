package io.clicktrail.attribution.sale;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.sale.SaleCredit.Undone;
import io.clicktrail.attribution.sale.SaleVerdict.NotClosed;
import io.clicktrail.attribution.sale.SaleVerdict.Owed;
import io.clicktrail.attribution.sale.SaleVerdict.OwedToNobody;
import io.clicktrail.attribution.sale.SaleVerdict.TakenBack;
import io.clicktrail.event.ConversionEvent.SaleCredited;
import io.clicktrail.event.ConversionEvent.SaleReversed;
import io.clicktrail.event.ConversionEvent.SaleStep;
import io.clicktrail.event.ConversionEvent.Undoing;
import io.clicktrail.event.CreditedSale;
import io.clicktrail.event.EventId;

/** A step from what is stored about a sale to what the facts say. */
sealed interface SaleChange {

    SaleCredit after();

    /** What the world is told of it. The same step has the same event id whenever it is taken. */
    SaleStep announcement();

    record Begin(SaleCredit after) implements SaleChange {

        @Override
        public SaleStep announcement() {
            CreditedSale sale = after.sale();
            return new SaleCredited(idOf("sale.credited", sale.paidAt(), sale), sale.paidAt(), sale);
        }
    }

    record Undo(SaleCredit after, Undone undone) implements SaleChange {

        @Override
        public SaleStep announcement() {
            CreditedSale sale = after.sale();
            return new SaleReversed(idOf("sale.reversed", undone.at(), sale), undone.at(), sale, undone.why());
        }
    }

    /**
     * Nothing where the past agrees with the facts. That a sale is taken back counts whenever it is heard of; which click
     * it is owed to does not change any more when it has settled.
     *
     * @param newest revision; absent where there is none yet
     */
    static List<SaleChange> diff(@Nullable SaleCredit newest, SaleVerdict verdict, Instant now) {
        SaleCredit standing = newest != null && newest.stands() ? newest : null;
        return switch (verdict) {
            case Owed owed when standing != null && standing.agreesWith(owed) -> List.of();
            case Owed owed when now.isAfter(owed.settlesAt()) -> List.of();
            case Owed owed
            when standing != null -> List.of(undo(standing, Undoing.SUPERSEDED, now), begin(owed, standing));
            case Owed owed -> List.of(begin(owed, newest));
            case OwedToNobody _
            when standing != null && !standing.settled(now) -> List.of(undo(standing, Undoing.SUPERSEDED, now));
            case TakenBack takenBack
            when standing != null -> List.of(undo(standing, Undoing.TAKEN_BACK, takenBack.at()));
            case OwedToNobody _, TakenBack _, NotClosed _ -> List.of();
        };
    }

    private static SaleChange begin(Owed owed, @Nullable SaleCredit newest) {
        return new Begin(
                SaleCredit.begin(owed, newest == null ? 1 : newest.sale().revision() + 1));
    }

    private static SaleChange undo(SaleCredit standing, Undoing why, Instant at) {
        return new Undo(standing.undone(why, at), new Undone(why, at));
    }

    private static EventId idOf(String step, Instant at, CreditedSale sale) {
        return EventId.derived(at, step, sale.id().toString(), Integer.toString(sale.revision()));
    }
}
