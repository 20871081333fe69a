package io.clicktrail.click.redirect;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.clicktrail.event.CatalogueEvent.NetworkChanged;
import io.clicktrail.event.EventId;
import io.clicktrail.event.NetworkId;

import static org.assertj.core.api.Assertions.assertThat;

class ClickRequestTest {

    @Test
    void onlyKnownParametersPassTheDoor() {
        ClickRequest request = withQuery(Map.of(
                "uid", "n-1",
                "sub10", "ten",
                "sub11", "eleven",
                "utm_source", "tiktok",
                "utm_secret", "x",
                "to", "https://elsewhere.example"));

        assertThat(request.networkClickId()).isEqualTo("n-1");
        assertThat(request.subs()).containsExactly(Map.entry("sub10", "ten"));
        assertThat(request.utm()).containsExactly(Map.entry("source", "tiktok"));
    }

    @Test
    void theParametersOfVkAdsAreCarried() {
        ClickRequest request = withQuery(Map.of("s4", "spring", "s10", "x", "ref", "wall", "ref_source", "17"));

        assertThat(request.subs())
                .containsOnly(
                        Map.entry("s4", "spring"),
                        Map.entry("s10", "x"),
                        Map.entry("ref", "wall"),
                        Map.entry("ref_source", "17"));
    }

    @Test
    void controlCharactersAndLoneSurrogatesAreTakenOutAndEmojiStay() {
        ClickRequest request = withQuery(Map.of("sub1", "a\u0000b\r\nc\uD800🔥"));

        assertThat(request.subs()).containsEntry("sub1", "abc🔥");
    }

    @Test
    void aMarkIsCroppedButAClickIdThatIsTooLongIsNoClickId() {
        ClickRequest request = withQuery(Map.of("sub1", "x".repeat(300), "uid", "y".repeat(300)));

        assertThat(request.subs().get("sub1")).hasSize(255);
        assertThat(request.networkClickId()).isNull();
    }

    @Test
    void aNetworkMayHaveSeveralParametersForItsClickIdAndTheFirstThatIsThereCounts() {
        NetworkChanged network = network(List.of("cid", "click_id"), null);

        assertThat(ClickRequest.of(Map.of("click_id", "third", "cid", "second", "uid", "first"), network)
                        .networkClickId())
                .isEqualTo("first");
        assertThat(ClickRequest.of(Map.of("click_id", "third", "cid", "second"), network)
                        .networkClickId())
                .isEqualTo("second");
        assertThat(ClickRequest.of(Map.of("click_id", "third", "cid", " "), network)
                        .networkClickId())
                .isEqualTo("third");
        assertThat(ClickRequest.of(Map.of("other", "fourth"), network).networkClickId())
                .isNull();
    }

    @Test
    void aNetworksSubParametersAreKeptUnderOurNames() {
        NetworkChanged network = network(null, Map.of("s4", "sub4", "banner", "sub5", "s6", "sub6"));

        ClickRequest request = ClickRequest.of(
                Map.of("s4", "four", "banner", "five\n", "s6", "theirs", "sub6", "ours", "s1", "one"), network);

        assertThat(request.subs())
                .containsOnly(
                        Map.entry("sub4", "four"),
                        Map.entry("sub5", "five"),
                        Map.entry("sub6", "ours"),
                        Map.entry("s1", "one"));
    }

    private static NetworkChanged network(
            @Nullable List<String> otherClickIds, @Nullable Map<String, String> subParameters) {
        Instant now = Instant.parse("2026-11-21T10:00:00Z");
        return new NetworkChanged(
                EventId.derived(now, "adnet"),
                now,
                new NetworkId("adnet"),
                "Ad network",
                "uid",
                otherClickIds,
                subParameters);
    }

    private static ClickRequest withQuery(Map<String, String> query) {
        return ClickRequest.of(query, "uid");
    }
}
