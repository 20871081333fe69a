package io.clicktrail.click.landing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.event.LinkId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BeaconTest {

    @Test
    void aBeaconSaysWhoseVisitItWasAndForHowLong() {
        assertThat(read("{\"pass\":\"p\",\"link\":\"tiktok_abc123\",\"visible_ms\":2750}"))
                .isEqualTo(new Beacon("p", new LinkId("tiktok_abc123"), Duration.ofMillis(2750)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1800001", "9223372036854775807"})
    void nobodyLooksForLongerThanHalfAnHour(String millis) {
        assertThat(read("{\"pass\":\"p\",\"link\":\"tiktok_abc123\",\"visible_ms\":" + millis + "}"))
                .isNotNull()
                .extracting(Beacon::visible)
                .isEqualTo(Beacon.LONGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rubbish",
                "null",
                "[]",
                "{}",
                "{\"pass\":\"p\",\"link\":\"tiktok_abc123\"}",
                "{\"pass\":\"p\",\"link\":\"tiktok_abc123\",\"visible_ms\":-1}",
                "{\"pass\":\"p\",\"link\":\"tiktok_abc123\",\"visible_ms\":\"1\"}",
                "{\"pass\":\"p\",\"link\":\"tiktok_abc123\",\"visible_ms\":1.5}",
                "{\"pass\":\"p\",\"link\":\"tiktok_abc123\",\"visible_ms\":1e999999}",
                "{\"pass\":\"p\",\"link\":\"tiktok_abc123\",\"visible_ms\":9223372036854775808}",
                "{\"pass\":null,\"link\":\"tiktok_abc123\",\"visible_ms\":1}",
                "{\"pass\":\"p\",\"link\":[],\"visible_ms\":1}",
                "{\"pass\":\"p\",\"link\":\"tiktok_abc123\",\"visible_ms\":1"
            })
    void rubbishIsNoBeacon(String body) {
        assertThat(read(body)).isNull();
    }

    @Test
    void aBodyThatIsTooLargeIsNotRead() {
        assertThat(read("{\"pass\":\"" + "p".repeat(2000) + "\",\"link\":\"tiktok_abc123\",\"visible_ms\":1}"))
                .isNull();
        assertThat(read("[".repeat(1000))).isNull();
    }

    @Test
    void aLinkThatCannotBeOneIsTheCallersMistake() {
        assertThatThrownBy(() -> read("{\"pass\":\"p\",\"link\":\"../..\",\"visible_ms\":1}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static @Nullable Beacon read(String body) {
        return Beacon.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
