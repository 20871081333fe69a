package io.clicktrail.postback.delivery;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.clicktrail.event.Conversion;
import io.clicktrail.event.ConversionEvent;
import io.clicktrail.event.ConversionEvent.CreditEvent;
import io.clicktrail.event.ConversionEvent.SaleStep;
import io.clicktrail.event.CreditedSale;
import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.network.ConversionStatus;
import io.clicktrail.postback.network.Network;
import io.clicktrail.transport.consume.Delivered;
import io.clicktrail.transport.trace.Trace;

import static io.clicktrail.postback.Conversions.approved;
import static io.clicktrail.postback.Conversions.conversionOf;
import static io.clicktrail.postback.Conversions.credited;
import static io.clicktrail.postback.Conversions.pending;
import static io.clicktrail.postback.Conversions.rejected;
import static io.clicktrail.postback.Conversions.reversed;
import static io.clicktrail.postback.Conversions.saleOf;
import static org.assertj.core.api.Assertions.assertThat;

class DeliveryPlanTest {

    private static final Network NETWORK =
            Deliveries.network("c={click_id}", Map.of(ConversionStatus.APPROVED, "1", ConversionStatus.REVERSED, "3"));
    private static final Map<NetworkId, Network> KNOWN = Map.of(NETWORK.id(), NETWORK);
    private static final Conversion CONVERSION = conversionOf("adnet", "uid");

    @Test
    void whatTheNetworkListsIsDue() {
        assertThat(plan(approved(CONVERSION), KNOWN)).isInstanceOf(DeliveryPlan.Due.class);
        assertThat(plan(reversed(CONVERSION), KNOWN)).isInstanceOf(DeliveryPlan.Due.class);
    }

    @Test
    void whatItDoesNotListIsUnwanted() {
        assertThat(plan(pending(CONVERSION), KNOWN)).isInstanceOf(DeliveryPlan.Unwanted.class);
        assertThat(plan(rejected(CONVERSION), KNOWN)).isInstanceOf(DeliveryPlan.Unwanted.class);
    }

    @Test
    void whatComesBeforeItsNetworkWaits() {
        assertThat(plan(approved(CONVERSION), Map.of())).isInstanceOf(DeliveryPlan.Waiting.class);
    }

    @Test
    void ownTrafficHasNobodyToTell() {
        assertThat(plan(approved(conversionOf(null, null)), KNOWN)).isEqualTo(new DeliveryPlan.OwnTraffic());
    }

    @Test
    void theIdFollowsFromWhatTheMessageIsAbout() {
        assertThat(idOf(approved(CONVERSION))).isEqualTo(idOf(approved(CONVERSION)));
        assertThat(List.of(
                        idOf(approved(CONVERSION)),
                        idOf(reversed(CONVERSION)),
                        idOf(approved(conversionOf("adnet", "uid"))),
                        idOf(approved(revision(2)))))
                .doesNotHaveDuplicates();
    }

    @Test
    void aSaleIsToldWithWhatTheBuyerPaid() {
        CreditedSale sale = saleOf("adnet", "uid", false);
        Network network = Deliveries.network("c={click_id}", Map.of(ConversionStatus.SALE, "sold"));

        var due = (DeliveryPlan.Due) planSale(credited(sale), network);
        var rebill = (DeliveryPlan.Unwanted) planSale(credited(saleOf("adnet", "uid", true)), network);
        var reversed = (DeliveryPlan.Unwanted) planSale(reversed(sale), network);

        assertThat(due.delivery().status()).isEqualTo(ConversionStatus.SALE);
        assertThat(due.delivery().credit().goal()).isEqualTo(Delivery.SALE);
        assertThat(due.delivery().credit().payout()).isEqualTo(sale.amount());
        assertThat(due.delivery().credit().userHash()).hasSize(32);
        assertThat(rebill.delivery().status()).isEqualTo(ConversionStatus.REBILL);
        assertThat(reversed.delivery().status()).isEqualTo(ConversionStatus.REVERSED);
        assertThat(reversed.delivery().thread()).isEqualTo(due.delivery().thread());
        assertThat(planSale(credited(sale), network))
                .isNotNull()
                .satisfies(again -> assertThat(
                                ((DeliveryPlan.Due) again).delivery().postback())
                        .isEqualTo(due.delivery().postback()));
    }

    private static DeliveryPlan planSale(ConversionEvent event, Network network) {
        return DeliveryPlan.ofSale(
                new Delivered<>((SaleStep) event, Trace.start()), Map.of(network.id(), network), Deliveries.USERS);
    }

    @Test
    void whatPostgresCannotStoreIsLeftOut() {
        var plan = (DeliveryPlan.Due) plan(approved(conversionOf("adnet", "u\u0000id")), KNOWN);

        assertThat(plan.delivery().credit().networkClickId()).isEqualTo("uid");
    }

    private static Conversion revision(int revision) {
        return new Conversion(
                CONVERSION.id(),
                revision,
                CONVERSION.click(),
                CONVERSION.offer(),
                CONVERSION.goal(),
                CONVERSION.user(),
                CONVERSION.place(),
                CONVERSION.premium(),
                CONVERSION.rate(),
                CONVERSION.payout(),
                CONVERSION.network(),
                CONVERSION.networkClickId(),
                CONVERSION.subs(),
                CONVERSION.clickedAt(),
                CONVERSION.actedAt(),
                CONVERSION.origin());
    }

    private static String idOf(ConversionEvent event) {
        return ((DeliveryPlan.Recorded) plan(event, KNOWN))
                .delivery()
                .postback()
                .id()
                .toString();
    }

    private static DeliveryPlan plan(ConversionEvent event, Map<NetworkId, Network> networks) {
        return DeliveryPlan.of(new Delivered<>((CreditEvent) event, Trace.start()), networks, Deliveries.USERS);
    }
}
