package io.clicktrail.postback.relay;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.Money;
import io.clicktrail.event.OfferId;

import static io.clicktrail.postback.relay.Calls.NOW;
import static io.clicktrail.postback.relay.Calls.TOKEN;
import static io.clicktrail.postback.relay.Calls.source;
import static org.assertj.core.api.Assertions.assertThat;

class RelayReaderTest {

    private static final Source SOURCE = source(Reports.BY_STATUS, "spring");

    private final RelayReader reader = new RelayReader();

    @Test
    void aQueryAFormAndJsonSayTheSame() {
        String parameters = "cid=" + TOKEN + "&txid=7&status=Sale&sum=12,50&currency=eur";
        String json = "{\"cid\": \"" + TOKEN
                + "\", \"txid\": 7, \"status\": \"SALE\", \"sum\": 12.50, \"currency\": \"EUR\"}";

        Message message = understood(Calls.get(parameters));

        assertThat(understood(Calls.post(parameters))).isEqualTo(message);
        assertThat(understood(Calls.post(json))).isEqualTo(message);
        assertThat(message.numbers()).containsExactly("7");
        assertThat(message.subject()).isEqualTo(new Subject(null, new ClickId(TOKEN), null));
        assertThat(message.status()).isEqualTo(ReportedStatus.SALE);
        assertThat(message.kind()).isEqualTo(ReportKind.PURCHASE);
        assertThat(message.amount()).isEqualTo(Money.of("12.50", "EUR"));
    }

    @Test
    void ourTokenAndTheNetworksClickIdAreToldApartByTheirShape() {
        Subject both = understood(Calls.get("click_id=net-1&subid=" + TOKEN + "&user_id=7&status=approved"))
                .subject();

        assertThat(both).isEqualTo(new Subject(7L, new ClickId(TOKEN), "net-1"));
    }

    @Test
    void ownNamesAndWordsGoBeforeTheCommonOnes() {
        Source own = source(
                SourceKind.RELAY,
                Reports.ACTIONS,
                null,
                Map.of(Field.CLICK, List.of("data.tracker"), Field.REFERENCE, List.of("data.lead")),
                Map.of("1", ReportedStatus.APPROVED, "sale", ReportedStatus.LEAD),
                "spring");

        var first = (Reading.Understood)
                reader.read(own, Calls.post("{\"data\": {\"tracker\": \"n1\", \"lead\": \"L5\"}, \"status\": 1}"));
        var second = (Reading.Understood) reader.read(own, Calls.get("data.tracker=n1&data.lead=L5&status=sale"));

        assertThat(first.message().status()).isEqualTo(ReportedStatus.APPROVED);
        assertThat(first.message().numbers()).containsExactly("L5");
        assertThat(first.message().subject().networkClickId()).isEqualTo("n1");
        assertThat(second.message().status()).isEqualTo(ReportedStatus.LEAD);
    }

    @ParameterizedTest
    @CsvSource({
        "status=approved,                                      no_subject",
        "status=approved&cid={click_id},                       no_subject",
        "cid=1,                                                no_status",
        "cid=1&status=sale&sum=many,                           bad_amount",
        "cid=1&status=sale&sum=-5,                             bad_amount",
        "cid=1&status=sale&sum=5&currency=rubles,              bad_currency",
        "cid=1&status=approved&offer=winter,                   offer_not_allowed",
    })
    void whatIsMissingIsNamed(String query, String reason) {
        assertThat(reader.read(SOURCE, Calls.get(query)))
                .isEqualTo(new Reading.Mute(Reason.valueOf(reason.toUpperCase(java.util.Locale.ROOT))));
    }

    @Test
    void anAmountNeedsACurrency() {
        Source none = source(SourceKind.RELAY, Reports.PURCHASES, null, Map.of(), Map.of());

        assertThat(reader.read(none, Calls.get("cid=1&status=sale&sum=5")))
                .isEqualTo(new Reading.Mute(Reason.NO_CURRENCY));
    }

    @Test
    void aWordThatNobodyKnowsIsKeptAsItIs() {
        assertThat(reader.read(SOURCE, Calls.get("cid=1&status=Zzz"))).isEqualTo(new Reading.Unmapped("Zzz"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"cid\": ", "[1]", "{}", "\"text\"", "neither form nor JSON", "{\"cid\": \"\\uD800\"", "null"})
    void whatIsNeitherAFormNorAnObjectIsMalformed(String body) {
        IncomingCall call =
                Calls.call("POST", "/postbacks/relay", "", Map.of("content-type", "application/json"), body);

        assertThat(reader.read(SOURCE, call)).isEqualTo(new Reading.Mute(Reason.MALFORMED));
    }

    @Test
    void withoutAReferenceTheSamePersonAndOfferAreTheSameThing() {
        Message first = understood(Calls.get("cid=" + TOKEN + "&status=lead"));
        Message later = understood(Calls.get("status=approved&user_id=7&subid=" + TOKEN));
        Message another = understood(Calls.get("cid=another&status=lead"));

        assertThat(first.ownReference()).isFalse();
        assertThat(later.numbers()).isEqualTo(first.numbers());
        assertThat(another.numbers()).isNotEqualTo(first.numbers());
    }

    @Test
    void aSoleOfferNeedsNoName() {
        assertThat(understood(Calls.get("cid=1&status=approved")).offer()).isEqualTo(new OfferId("spring"));
        var several = (Reading.Understood)
                reader.read(source(Reports.ACTIONS, "spring", "winter"), Calls.get("cid=1&status=approved"));
        assertThat(several.message().offer()).isNull();
    }

    @Test
    void theTimeIsTheSourcesWhereItCanBe() {
        Instant before = NOW.minusSeconds(60);

        assertThat(understood(Calls.get("cid=1&status=lead&event_time=" + before.getEpochSecond()))
                        .occurredAt())
                .isEqualTo(before);
        assertThat(understood(Calls.get("cid=1&status=lead&event_time=" + before))
                        .occurredAt())
                .isEqualTo(before);
        assertThat(understood(Calls.get("cid=1&status=lead&event_time=1")).occurredAt())
                .isEqualTo(NOW);
        assertThat(understood(Calls.get("cid=1&status=lead&event_time=99999999999"))
                        .occurredAt())
                .isEqualTo(NOW);
        assertThat(understood(Calls.get("cid=1&status=lead&event_time=soon")).occurredAt())
                .isEqualTo(NOW);
    }

    @Test
    void aPurchaseOfTheApiIsKnownByItsReferenceOrItsIdempotencyKeyOrNothing() {
        String body = "{\"user_id\": 7, \"amount\": \"5\", \"product_id\": \"p1\", \"product_name\": \"Box\"%s}";

        Message numbered = understood(purchase(body.formatted(", \"reference\": \"o-1\""), Map.of()));
        Message keyed = understood(purchase(body.formatted(""), Map.of("idempotency-key", "k-1")));
        Message plain = understood(purchase(body.formatted(""), Map.of()));

        assertThat(numbered.numbers()).containsExactly("o-1");
        assertThat(keyed.numbers()).containsExactly("key-k-1");
        assertThat(plain.numbers()).containsExactly("call-" + Calls.CALL);
        assertThat(plain.kind()).isEqualTo(ReportKind.PURCHASE);
        assertThat(plain.status()).isEqualTo(ReportedStatus.SALE);
        assertThat(plain.productName()).isEqualTo("Box");
        assertThat(plain.subject().user()).isEqualTo(7L);
    }

    private static IncomingCall purchase(String body, Map<String, String> headers) {
        return Calls.call("POST", "/api/v1/purchases", "", headers, body);
    }

    private Message understood(IncomingCall call) {
        return ((Reading.Understood) reader.read(SOURCE, call)).message();
    }
}
