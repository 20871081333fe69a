package io.clicktrail.attribution.sale;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.identity.Identity;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ContactHashes;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Money;
import io.clicktrail.event.PurchaseEvent;
import io.clicktrail.event.PurchaseEvent.PurchaseReported;
import io.clicktrail.event.PurchaseEvent.PurchaseWithdrawn;
import io.clicktrail.event.PurchaseEvent.SaleClosed;
import io.clicktrail.event.PurchaseEvent.SaleReopened;

/**
 * A word about a sale. Of one sale there may be several, in any order: the newest that closes it or takes it back says
 * whether it counts.
 *
 * @param contact of the buyer; told only where AmoCRM closes a sale
 * @param amount what was paid; of money given back, how much in all
 * @param rebill whether it repeats an earlier purchase
 * @param heardAt when this service first heard of it, by its own clock
 */
public record Sale(
        EventId event,
        Instant at,
        SaleKey key,
        Word word,
        Naming named,
        @Nullable ContactHashes contact,
        Money amount,
        boolean rebill,
        @Nullable String product,
        Instant heardAt) {

    static final Comparator<Sale> ORDER = Comparator.comparing(Sale::at).thenComparing(Sale::event);

    /** What is told. */
    enum Word {
        CLOSED,
        /** It was reopened, or nothing is left of it. */
        TAKEN_BACK,
        /** Some of the money was given back. */
        PARTLY_RETURNED
    }

    /** Nothing of what is no sale. */
    static Optional<Sale> of(PurchaseEvent event, Instant heardAt) {
        return switch (event) {
            case SaleClosed closed -> Optional.of(closed(closed, heardAt));
            case SaleReopened reopened -> Optional.of(reopened(reopened, heardAt));
            case PurchaseReported bought -> Optional.of(bought(bought, heardAt));
            case PurchaseWithdrawn returned -> Optional.of(returned(returned, heardAt));
            default -> Optional.empty();
        };
    }

    /** The click whose token it carries. */
    public @Nullable ClickId click() {
        return named.click();
    }

    /** By whom the clicks of the buyer may be found. */
    public Set<Identity> buyer() {
        Long user = named.user();
        return Stream.concat(
                        Identity.ofBuyer(named.click(), contact).stream(),
                        Stream.ofNullable(user).map(Identity::telegramUser))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Sale closed(SaleClosed event, Instant heardAt) {
        return new Sale(
                event.id(),
                event.occurredAt(),
                SaleKey.of(event.lead()),
                Word.CLOSED,
                Naming.of(event.click()),
                event.contact(),
                event.amount(),
                false,
                event.product(),
                heardAt);
    }

    private static Sale reopened(SaleReopened event, Instant heardAt) {
        return new Sale(
                event.id(),
                event.occurredAt(),
                SaleKey.of(event.lead()),
                Word.TAKEN_BACK,
                Naming.of(event.click()),
                null,
                event.amount(),
                false,
                null,
                heardAt);
    }

    private static Sale bought(PurchaseReported event, Instant heardAt) {
        return new Sale(
                event.id(),
                event.occurredAt(),
                SaleKey.of(event.report()),
                Word.CLOSED,
                Naming.of(event.report()),
                null,
                event.amount(),
                event.rebill(),
                event.productName() == null ? event.productId() : event.productName(),
                heardAt);
    }

    private static Sale returned(PurchaseWithdrawn event, Instant heardAt) {
        return new Sale(
                event.id(),
                event.occurredAt(),
                SaleKey.of(event.report()),
                event.whole() ? Word.TAKEN_BACK : Word.PARTLY_RETURNED,
                Naming.of(event.report()),
                null,
                event.returned(),
                false,
                null,
                heardAt);
    }
}
