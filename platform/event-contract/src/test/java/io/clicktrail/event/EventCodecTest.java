package io.clicktrail.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

class EventCodecTest {

    private static final String CLICK = "click.registered.v1";

    private final EventCodec codec = new EventCodec("/click-gateway");

    static Stream<Golden> goldens() {
        return Golden.all();
    }

    @Test
    void anEventTravelsAsACloudEventInBinaryMode() {
        EncodedEvent encoded = codec.encode(Golden.of(CLICK).event());

        assertThat(encoded.topic()).isEqualTo("clicks");
        assertThat(encoded.key()).isEqualTo("0PzR4k-m7Qe0vX3nT9sYb2LdHcWjA5");
        assertThat(encoded.headers())
                .containsEntry(EventCodec.SPEC_VERSION, "1.0")
                .containsEntry(EventCodec.ID, "0199d3c2-7a10-7c3e-9f00-5b1de0a4c001")
                .containsEntry(EventCodec.TYPE, CLICK)
                .containsEntry(EventCodec.SOURCE, "/click-gateway")
                .containsEntry(EventCodec.TIME, "2025-10-11T08:15:30.123Z")
                .containsEntry(EventCodec.CONTENT_TYPE, "application/json")
                .hasSize(6);
    }

    @Test
    void moreHeadersTravelWithIt() {
        EncodedEvent traced = codec.encode(Golden.of(CLICK).event(), Map.of("traceparent", "00-a-b-01"));

        assertThat(traced.headers()).containsEntry("traceparent", "00-a-b-01").hasSize(7);
    }

    @Test
    void whatIsAbsentTakesNoBytes() {
        ObjectNode bare = Golden.of("chat.joined.v1").tree();
        bare.remove("invite_link");

        String written = new String(
                codec.encode(codec.decode("chat.joined.v1", Golden.bytes(bare))).body(), StandardCharsets.UTF_8);

        assertThat(written).doesNotContain("invite_link").doesNotContain("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"click.registered.v2", "", "CLICK.REGISTERED.V1", "io.clicktrail.event.Money"})
    void anUnknownTypeIsRefused(String type) {
        assertRefused(type, Golden.of(CLICK).body());
    }

    @Test
    void aRecordWithoutTypeOrBodyIsRefused() {
        assertRefused(null, Golden.of(CLICK).body());
        assertRefused(CLICK, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "1",
                "\"text\"",
                "[]",
                "[{}]",
                "{}",
                "{",
                "not json",
                "{\"id\":}",
                "\u0000",
                "{}{}"
            })
    void aBodyThatIsNoEventIsRefused(String body) {
        assertRefused(CLICK, body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void aTruncatedBodyIsRefusedWhereverItIsCut(Golden golden) {
        byte[] whole = golden.text().strip().getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            assertRefused(golden.type(), Arrays.copyOf(whole, length));
        }
    }

    @Test
    void whatFollowsTheBodyIsRefused() {
        assertRefused(CLICK, (Golden.of(CLICK).text() + "{}").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void garbledBytesAreReadOrRefusedAndNothingElse(Golden golden) {
        Random random = new Random(20251011);
        for (int i = 0; i < 2_000; i++) {
            byte[] garbled = golden.body().clone();
            for (int hits = random.nextInt(1, 4); hits > 0; hits--) {
                garbled[random.nextInt(garbled.length)] = (byte) random.nextInt(256);
            }
            assertReadOrRefused(golden.type(), garbled);
        }
    }

    @Test
    void deepJsonIsRefusedWithoutExhaustingTheStack() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        ObjectNode event = Golden.of(CLICK).tree();

        assertRefused(CLICK, deep.getBytes(StandardCharsets.UTF_8));
        assertRefused(
                CLICK,
                event.put("x", "DEEP").toString().replace("\"DEEP\"", deep).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"12\"", "1.5", "true", "{}", "[]", "92233720368547758080", "1e999999"})
    void aNumberThatIsNoneIsNotGuessed(String value) {
        assertRefused("deal.status_changed.v1", with(Golden.of("deal.status_changed.v1"), "pipeline", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"true\"", "1", "0", "{}"})
    void aBooleanThatIsNoneIsNotGuessed(String value) {
        Golden golden = Golden.of("offer.changed.v1");
        ObjectNode event = golden.tree();
        ((ObjectNode) event.get("offer")).put("first_click", "VALUE");
        assertRefused(
                golden.type(), event.toString().replace("\"VALUE\"", value).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1e999999", "1e30", "1e2147483647", "0.0000001", "NaN", "", "12,5", "twelve"})
    void anAmountThatIsNoMoneyIsRefused(String amount) {
        Golden golden = Golden.of("sale.closed.v1");
        ObjectNode event = golden.tree();
        ((ObjectNode) event.get("amount")).put("amount", amount);
        assertRefused(golden.type(), Golden.bytes(event));
    }

    @Test
    void theReasonOfARefusalDoesNotShowTheContent() {
        byte[] secret = with(Golden.of(CLICK), "click", "\"+7 999 123-45-67\"");

        assertThatThrownBy(() -> codec.decode(CLICK, secret)).hasMessageNotContaining("999");
    }

    private static byte[] with(Golden golden, String field, String json) {
        ObjectNode event = golden.tree();
        event.put(field, "VALUE");
        return event.toString().replace("\"VALUE\"", json).getBytes(StandardCharsets.UTF_8);
    }

    private void assertRefused(@Nullable String type, byte @Nullable [] body) {
        assertThatThrownBy(() -> codec.decode(type, body)).isInstanceOf(UnreadableEventException.class);
    }

    private void assertReadOrRefused(String type, byte[] body) {
        Throwable thrown = catchThrowable(() -> codec.decode(type, body));
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(UnreadableEventException.class);
        }
    }
}
