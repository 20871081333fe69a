package io.clicktrail.postback.delivery;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Conversion;
import io.clicktrail.event.ConversionEvent.ConversionApproved;
import io.clicktrail.event.ConversionEvent.ConversionPending;
import io.clicktrail.event.ConversionEvent.ConversionRejected;
import io.clicktrail.event.ConversionEvent.ConversionReversed;
import io.clicktrail.event.ConversionEvent.CreditEvent;
import io.clicktrail.event.ConversionEvent.SaleCredited;
import io.clicktrail.event.ConversionEvent.SaleReversed;
import io.clicktrail.event.ConversionEvent.SaleStep;
import io.clicktrail.event.CreditedSale;
import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.control.Verdict;
import io.clicktrail.postback.network.ConversionStatus;
import io.clicktrail.postback.network.Network;
import io.clicktrail.transport.consume.Delivered;

/** What becomes of a step of a conversion, or of a sale. */
sealed interface DeliveryPlan {

    /** It has a row of its own, by which a repeat is known. */
    sealed interface Recorded extends DeliveryPlan {

        Delivery delivery();

        /** Whether rules have a say: what a network does not want to hear is not judged. */
        default boolean isSendable() {
            return this instanceof Due || this instanceof Waiting;
        }

        /** The same after the rules. */
        default Recorded under(Verdict verdict) {
            return switch (verdict) {
                case Verdict.Send _ -> this;
                case Verdict.Hold(String reason) -> new Held(delivery(), reason);
                case Verdict.Decline(String reason) -> new Declined(delivery(), reason);
            };
        }
    }

    /** To be sent at once. */
    record Due(Delivery delivery) implements Recorded {}

    /** To be sent when its network is known here. */
    record Waiting(Delivery delivery) implements Recorded {}

    /** The network does not want to hear of this status. */
    record Unwanted(Delivery delivery) implements Recorded {}

    /** To be sent if a person, or what stands before it, lets it go. */
    record Held(Delivery delivery, String reason) implements Recorded {}

    /** Not to be sent, by a rule, or because what it follows is not sent. */
    record Declined(Delivery delivery, String reason) implements Recorded {}

    /** No network sent the click: there is nobody to tell. */
    record OwnTraffic() implements DeliveryPlan {}

    /** @param networks those known now */
    static DeliveryPlan of(Delivered<CreditEvent> step, Map<NetworkId, Network> networks, UserHasher users) {
        Conversion conversion = step.event().conversion();
        NetworkId id = conversion.network();
        return id == null
                ? new OwnTraffic()
                : of(Delivery.of(conversion, id, statusOf(step.event()), users, step.trace()), networks.get(id));
    }

    /** @param networks those known now */
    static DeliveryPlan ofSale(Delivered<SaleStep> step, Map<NetworkId, Network> networks, UserHasher users) {
        CreditedSale sale = step.event().sale();
        NetworkId id = sale.network();
        return id == null
                ? new OwnTraffic()
                : of(Delivery.of(sale, id, statusOf(step.event()), users, step.trace()), networks.get(id));
    }

    private static DeliveryPlan of(Delivery delivery, @Nullable Network network) {
        if (network == null) {
            return new Waiting(delivery);
        }
        return network.postback().wordFor(delivery.status()) == null ? new Unwanted(delivery) : new Due(delivery);
    }

    private static ConversionStatus statusOf(CreditEvent step) {
        return switch (step) {
            case ConversionPending _ -> ConversionStatus.PENDING;
            case ConversionApproved _ -> ConversionStatus.APPROVED;
            case ConversionRejected _ -> ConversionStatus.REJECTED;
            case ConversionReversed _ -> ConversionStatus.REVERSED;
        };
    }

    private static ConversionStatus statusOf(SaleStep step) {
        return switch (step) {
            case SaleCredited credited -> credited.sale().rebill() ? ConversionStatus.REBILL : ConversionStatus.SALE;
            case SaleReversed _ -> ConversionStatus.REVERSED;
        };
    }
}
