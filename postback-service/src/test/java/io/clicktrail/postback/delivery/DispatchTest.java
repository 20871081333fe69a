package io.clicktrail.postback.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.clicktrail.postback.delivery.Dispatch.Close;
import io.clicktrail.postback.delivery.Dispatch.Send;
import io.clicktrail.postback.network.Network;
import io.clicktrail.postback.network.Rendering;
import io.clicktrail.postback.signature.FieldSignature;

import static io.clicktrail.postback.delivery.Deliveries.NOW;
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
        var send = (Send) Dispatch.of(pending(NETWORK, APPROVED, "uid"), NOW);

        assertThat(send.call().requestLine())
                .isEqualTo("GET https://network.example/pb?cid=uid&st=sale&sum=1.5USD&g=join_channel&o=spring&p=1");
    }

    @Test
    void theIdsAreTheSameEachTime() {
        var network = network("c={click_id}&tx={txid}&id={event_id}", Map.of(APPROVED, "1", PENDING, "0"));
        var approved = pending(network, APPROVED, "uid");

        assertThat(Dispatch.of(approved, NOW)).isEqualTo(Dispatch.of(approved, NOW));
        assertThat(((Send) Dispatch.of(approved, NOW)).call().target().query())
                .contains("id=" + approved.delivery().postback().id())
                .contains("tx=" + approved.delivery().transactionId());
    }

    @Test
    void aStatusThatIsNotListedAnyMoreIsNotSent() {
        assertThat(Dispatch.of(pending(NETWORK, PENDING, "uid"), NOW))
                .isEqualTo(new Close(new DeliveryVerdict.Unwanted()));
    }

    @Test
    void withoutAClickIdItIsClosedVisibly() {
        assertThat(Dispatch.of(pending(NETWORK, APPROVED, null), NOW))
                .isEqualTo(new Close(new DeliveryVerdict.Undeliverable("no_click_id")));
    }

    @Test
    void theNewMacrosAreFilledToo() {
        var network = network(
                "c={click_id}&e={event}&os={offer_slug}&ts={ts}&d={date}&p={is_premium}&h={user_hash}&co={country}"
                        + "&de={device}&us={utm_source}&um={utm_medium}",
                Map.of(APPROVED, "1"),
                "}, \"time_zone\": \"Asia/Tokyo\", \"rate_limit\": {\"count\": 1, \"per\": \"PT1S\"}, \"x\": {");
        var approved = pending(network, APPROVED, "uid");

        assertThat(sent(approved).call().url())
                .isEqualTo("https://network.example/pb?c=uid&e=approved&os=spring&ts=1795255200&d=2026-11-21&p=1&h="
                        + approved.delivery().credit().userHash() + "&co=KZ&de=phone&us=tg%20ads");
        assertThat(sent(approved).leftOut()).containsExactly(new Rendering.LeftOut("um", "utm_medium", "no_value"));
    }

    @Test
    void aStatusMayHaveACallOfItsOwn() {
        var network = network("c={click_id}&s={status}", Map.of(APPROVED, "ok", PENDING, "wait"), """
                , "events": {"approved": {"url_template": "https://network.example/sale?c={click_id}&sum={payout}",
                             "method": "POST_JSON", "headers": {"X-Click": "{click_id}", "X-None": "{sub9}"}}}""");

        var approved = sent(pending(network, APPROVED, "я"));
        var pending = sent(pending(network, PENDING, "я"));

        assertThat(approved.call().url()).isEqualTo("https://network.example/sale");
        assertThat(approved.call().payload()).isEqualTo("{\"c\":\"я\",\"sum\":\"1.5\"}");
        assertThat(approved.call().headersAt(NOW))
                .containsEntry("X-Click", "%D1%8F")
                .containsEntry("Content-Type", "application/json")
                .doesNotContainKey("X-None");
        assertThat(approved.leftOut()).containsExactly(new Rendering.LeftOut("X-None", "sub9", "no_value"));
        assertThat(pending.call().requestLine()).isEqualTo("GET https://network.example/pb?c=%D1%8F&s=wait");
    }

    @Test
    void aDigestOfTheFieldsIsOneParameterMore() {
        var network = network("uid={click_id}&ts={ts}", Map.of(APPROVED, "1"), """
                , "signature": {"scheme": "hmac_sha256", "secrets": ["a-shared-secret"], "parameter": "sig",
                                "fields": ["click_id", "offer_id", "event", "ts"]}""");
        var signature = new FieldSignature(FieldSignature.Scheme.HMAC_SHA256, "a-shared-secret", "|");
        String digest = signature.sign(List.of("u d", "spring", "approved", "1795255200"));

        assertThat(sent(pending(network, APPROVED, "u d")).call().url())
                .isEqualTo("https://network.example/pb?uid=u%20d&ts=1795255200&sig=" + digest);
        assertThat(sent(pending(network, APPROVED, "u d")).call().requestLine()).endsWith("&sig=***");
    }

    @Test
    void theNetworkIsToldWhatItsRuleSaysThatItEarned() {
        var network = network("c={click_id}&sum={payout}&cur={currency}", Map.of(APPROVED, "1"), """
                , "payout": {"share": "33", "overrides": [{"goal": "boost_channel", "share": "50"}]}""");

        assertThat(sent(pending(network, APPROVED, "uid")).call().url()).endsWith("&sum=7&cur=XTR");
    }

    @Test
    void outsideOfItsHoursADeliveryWaitsForThem() {
        var network = network(
                "c={click_id}",
                Map.of(APPROVED, "1"),
                "}, \"schedule\": \"working_hours\", \"time_zone\": \"Europe/Moscow\", \"x\": {");
        Instant monday = Instant.parse("2026-11-23T06:00:00Z");

        assertThat(Dispatch.of(pending(network, APPROVED, "uid"), NOW))
                .isEqualTo(new Close(new DeliveryVerdict.Postponed(monday)));
        assertThat(Dispatch.of(pending(network, APPROVED, "uid"), monday)).isInstanceOf(Send.class);
        assertThat(Dispatch.of(pending(network, APPROVED, null), NOW))
                .isEqualTo(new Close(new DeliveryVerdict.Undeliverable("no_click_id")));
    }

    private static Send sent(PendingDelivery pending) {
        return (Send) Dispatch.of(pending, NOW);
    }
}
