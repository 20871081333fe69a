package io.clicktrail.http.vk;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.event.Visitor.VkLaunch;
import io.clicktrail.http.query.Query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class VkKeysTest {

    /** The vector of VKCOM/vk-apps-launch-params. */
    private static final String OFFICIAL =
            "vk_user_id=494075&vk_app_id=6736218&vk_is_app_user=1&vk_are_notifications_enabled=1&vk_language=ru"
                    + "&vk_access_token_settings=&vk_platform=android&sign=htQFduJpLxz7ribXRZpDFUH-XEUhC9rBPTJkjUFEkRA";

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final VkKeys keys = VkKeys.of(List.of("6736218:wvl68m4dR1UpLrVRli"));

    @Test
    void theOfficialVectorIsRight() {
        assertThat(keys.verified(query(OFFICIAL), NOW)).isEqualTo(new VkLaunch(6736218, 494075, "android", null));
    }

    @Test
    void whatIsNotSignedMayStandBesideIt() {
        assertThat(keys.verified(query(OFFICIAL + "&utm_source=vk&ref=wall"), NOW))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "vk_user_id=494075, vk_user_id=494076",
        "vk_platform=android, vk_platform=iphone",
        "vk_language=ru&, ''",
        "sign=h, sign=H",
        "vk_app_id=6736218, vk_app_id=6736219"
    })
    void whateverIsChangedNobodyIsBelieved(String part, String other) {
        assertThat(keys.verified(query(OFFICIAL.replace(part, other)), NOW)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sign=x", "vk_app_id=6736218", "sign&vk_app_id", "vk_app_id=6736218&sign="})
    void withoutASignatureNobodyIsBelieved(String query) {
        assertThat(keys.verified(query(query), NOW)).isNull();
    }

    @Test
    void anotherParameterOfVkMustBeSignedToo() {
        assertThat(keys.verified(query(OFFICIAL + "&vk_something_new=1"), NOW)).isNull();
    }

    @Test
    void withoutKeysNothingIsVerified() {
        assertThat(VkKeys.of(List.of("")).verified(query(OFFICIAL), NOW)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21T11:59:00Z, true", "2026-11-20T11:59:00Z, false", "2026-11-21T12:10:00Z, false"})
    void whatWasSaidLongAgoOrTomorrowIsNotBelieved(Instant said, boolean believed) {
        // Signed with the key "k" by the algorithm of the vector above, in another tongue than ours.
        String text = "vk_app_id=1&vk_ts=" + said.getEpochSecond() + "&vk_user_id=2";
        String sign = switch (said.toString()) {
            case "2026-11-21T11:59:00Z" -> "NqW63eoJVnRGyeh1Zhzb9M3U60OwBXFuVJgV0Fef_OM";
            case "2026-11-20T11:59:00Z" -> "a5DwFHLKP00xXwx3vpo_o0N92_TRETmsBnlo377f6B8";
            default -> "OImq13eo1SWG2MG6Q67uowoaTFSbl26b2DELxmaMj6A";
        };

        VkLaunch launch = VkKeys.of(List.of("1:k")).verified(query(text + "&sign=" + sign), NOW);

        assertThat(launch != null).isEqualTo(believed);
    }

    @Test
    void aPairThatIsNoneIsToldWithoutItsKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VkKeys.of(List.of("no-app-secret")))
                .withMessageNotContaining("secret");
    }

    private static Map<String, String> query(String text) {
        return Query.parse(text);
    }
}
