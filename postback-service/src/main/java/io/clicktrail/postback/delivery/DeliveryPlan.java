package io.clicktrail.postback.delivery;

import java.util.Map;

import io.clicktrail.event.ConversionEvent.ConversionApproved;
import io.clicktrail.event.ConversionEvent.ConversionPending;
import io.clicktrail.event.ConversionEvent.ConversionRejected;
import io.clicktrail.event.ConversionEvent.ConversionReversed;
import io.clicktrail.event.ConversionEvent.CreditEvent;
import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.network.ConversionStatus;
import io.clicktrail.postback.network.Network;
import io.clicktrail.transport.consume.Delivered;

/** What becomes of a step of a conversion. */
sealed interface DeliveryPlan {

    /** It has a row of its own, by which a repeat is known. */
    sealed interface Recorded extends DeliveryPlan {

        Delivery delivery();
    }

    /** To be sent at once. */
    record Due(Delivery delivery) implements Recorded {}

    /** To be sent when its network is known here. */
    record Waiting(Delivery delivery) implements Recorded {}

    /** The network does not want to hear of this status. */
    record Unwanted(Delivery delivery) implements Recorded {}

    /** No network sent the click: there is nobody to tell. */
    record OwnTraffic() implements DeliveryPlan {}

    /** @param networks those known now */
    static DeliveryPlan of(Delivered<CreditEvent> step, Map<NetworkId, Network> networks, UserHasher users) {
        NetworkId id = step.event().conversion().network();
        if (id == null) {
            return new OwnTraffic();
        }
        ConversionStatus status = statusOf(step.event());
        Delivery delivery = Delivery.of(step.event().conversion(), id, status, users, step.trace());
        Network network = networks.get(id);
        if (network == null) {
            return new Waiting(delivery);
        }
        return network.postback().wordFor(status) == null ? new Unwanted(delivery) : new Due(delivery);
    }

    private static ConversionStatus statusOf(CreditEvent step) {
        return switch (step) {
            case ConversionPending _ -> ConversionStatus.PENDING;
            case ConversionApproved _ -> ConversionStatus.APPROVED;
            case ConversionRejected _ -> ConversionStatus.REJECTED;
            case ConversionReversed _ -> ConversionStatus.REVERSED;
        };
    }
}
