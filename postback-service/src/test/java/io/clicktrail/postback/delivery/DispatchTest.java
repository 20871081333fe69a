package io.clicktrail.postback.delivery;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.clicktrail.postback.delivery.Dispatch.Close;
import io.clicktrail.postback.delivery.Dispatch.Send;
import io.clicktrail.postback.network.Network;

import static io.clicktrail.postback.delivery.Deliveries.network;
import static io.clicktrail.postback.delivery.Deliveries.pending;
import static io.clicktrail.postback.network.ConversionStatus.APPROVED;
import static io.clicktrail.postback.network.ConversionStatus.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

class DispatchTest {

    private static final Network NETWORK = network(
            "cid={click_id}&st={status}&sum={payout}{currency}&g={goal}&o={offer_id}&p={user_premium}&x={sub2}",
            Map.of(APPROVED, "sale"));

    @Test
    void everyMacroIsFilledFromTheConversion() {
        var send = (Send) Dispatch.of(pending(NETWORK, APPROVED, "uid"));

        assertThat(send.call().requestLine())
                .isEqualTo("GET https://network.example/pb?cid=uid&st=sale&sum=1.5USD&g=join_channel&o=spring&p=1");
    }

    @Test
    void theIdsAreTheSameEachTime() {
        var network = network("c={click_id}&tx={txid}&id={event_id}", Map.of(APPROVED, "1", PENDING, "0"));
        var approved = pending(network, APPROVED, "uid");

        assertThat(Dispatch.of(approved)).isEqualTo(Dispatch.of(approved));
        assertThat(((Send) Dispatch.of(approved)).call().target().query())
                .contains("id=" + approved.delivery().postback().id())
                .contains("tx=" + approved.delivery().transactionId());
    }

    @Test
    void aStatusThatIsNotListedAnyMoreIsNotSent() {
        assertThat(Dispatch.of(pending(NETWORK, PENDING, "uid"))).isEqualTo(new Close(new DeliveryVerdict.Unwanted()));
    }

    @Test
    void withoutAClickIdItIsClosedVisibly() {
        assertThat(Dispatch.of(pending(NETWORK, APPROVED, null)))
                .isEqualTo(new Close(new DeliveryVerdict.Undeliverable("no_click_id")));
    }
}
