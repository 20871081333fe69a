package io.clicktrail.postback.arbitrage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.address.AddressPolicy;
import io.clicktrail.postback.arbitrage.ClickCall.DroppedParameter;

import static io.clicktrail.postback.arbitrage.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ClickTemplateTest {

    private static final AddressPolicy POLICY = new AddressPolicy(Set.of(80, 443), Set.of());
    private static final String CLICK = "https://t.leads.tech/click/892/159/";

    @Test
    void theClickOfTheSeedIsBuiltToTheLetter() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("sub1", "=babkimankirf");
        parameters.put("sub2", "=vk_bot_otkaz_1offer");
        parameters.put("sub6", "user_id");

        ClickCall call = ClickTemplate.judged(CLICK, parameters, POLICY).callFor(visit("{'user_id': '123456789'}"));

        assertThat(call.url())
                .isEqualTo("https://t.leads.tech/click/892/159/"
                        + "?sub1=babkimankirf&sub2=vk_bot_otkaz_1offer&sub6=123456789");
        assertThat(call.parameters())
                .containsExactly(
                        Map.entry("sub1", "babkimankirf"),
                        Map.entry("sub2", "vk_bot_otkaz_1offer"),
                        Map.entry("sub6", "123456789"));
        assertThat(call.dropped()).isEmpty();
        assertThat(call.masked()).isEqualTo(CLICK + "?sub1&sub2&sub6");
    }

    @Test
    void theOfferLinkOfTheSeedIsFilledInWhereItsPlaceholdersStandAndItsHostIsPunycode() {
        ClickTemplate template = ClickTemplate.judged(
                "https://безотказа.бабкиманки.рф/Eg5hd?s4={ref}&s5={ref_source}&s6={user_id}", Map.of(), POLICY);

        ClickCall call = template.callFor(visit("{'ref': 'vk_bot_test', 'ref_source': 'vk_ads', 'user_id': '555555'}"));

        assertThat(call.url())
                .isEqualTo("https://xn--80aabqkbt5a0b.xn--80aabb9ablcql.xn--p1ai/Eg5hd"
                        + "?s4=vk_bot_test&s5=vk_ads&s6=555555");
        assertThat(template.written())
                .containsExactly(Map.entry("s4", "ref"), Map.entry("s5", "ref_source"), Map.entry("s6", "user_id"));
    }

    @Test
    void aParameterThatIsGivenTwiceIsSentOnce() {
        ClickTemplate template = ClickTemplate.judged(CLICK + "?s4={ref}&x=1", Map.of("s4", "=fixed"), POLICY);

        assertThat(template.callFor(visit("{'ref': 'a'}")).url()).isEqualTo(CLICK + "?s4=fixed&x=1");
    }

    @ParameterizedTest
    @CsvSource({
        "{'ref': 'a'}, a",
        "{'utm_campaign': 'b'}, b",
        "{'ref': 'a'; 'utm_campaign': 'b'}, a",
        "{'ref': '{ref}'; 'utm_campaign': 'b'}, b"
    })
    void theSourceIsTheCampaignWhereNobodyNamesARef(String visit, String sent) {
        ClickTemplate template = ClickTemplate.judged(CLICK + "?s4={ref}", Map.of(), POLICY);

        assertThat(template.callFor(visit(visit.replace(';', ','))).parameters())
                .isEqualTo(Map.of("s4", sent));
    }

    @Test
    void theBannerIsTheContentWhereNobodyNamesARefSource() {
        ClickTemplate template = ClickTemplate.judged(CLICK + "?s5={ref_source}", Map.of(), POLICY);

        assertThat(template.callFor(visit("{'utm_content': 'banner-7'}")).parameters())
                .isEqualTo(Map.of("s5", "banner-7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{user_id}", "%7Buser_id%7D", "[user_id]", "<id>", "#s2#", "{{user_id}}", "${id}", "REPLACE_ME"})
    void aPlaceholderThatNobodyHasReplacedIsNeverSentAndIsReported(String raw) {
        ClickTemplate template = ClickTemplate.judged(CLICK + "?sub1=x&sub6={user_id}", Map.of(), POLICY);

        ClickCall call = template.callFor(visit("{'user_id': '" + raw + "'}"));

        assertThat(call.url()).isEqualTo(CLICK + "?sub1=x");
        assertThat(call.dropped()).containsExactly(new DroppedParameter("sub6", "unresolved_placeholder"));
    }

    @Test
    void whatIsEmptyIsLeftOut() {
        ClickCall call = ClickTemplate.judged(CLICK + "?s4={ref}&s6={user_id}&u={utm_term}", Map.of(), POLICY)
                .callFor(visit("{'user_id': '7', 'utm_term': ''}"));

        assertThat(call.url()).isEqualTo(CLICK + "?s6=7");
        assertThat(call.dropped())
                .containsExactly(new DroppedParameter("s4", "empty"), new DroppedParameter("u", "empty"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b | a%20b",
                "a&sub1=evil | a%26sub1%3Devil",
                "50%+#1 | 50%25%2B%231",
                "кот | %D0%BA%D0%BE%D1%82",
                "🔥 | %F0%9F%94%A5",
                "a/b?c | a%2Fb%3Fc",
                "-._~ | -._~",
                "%20 | %2520"
            })
    void valuesArePercentEncoded(String value, String encoded) {
        ClickTemplate template = ClickTemplate.judged(CLICK + "?s4={ref}", Map.of(), POLICY);

        assertThat(template.callFor(visit("{'ref': '" + value + "'}")).url()).isEqualTo(CLICK + "?s4=" + encoded);
    }

    @Test
    void fixedTextsOfTheQueryAreReadAndWrittenAsUrlsHaveThem() {
        ClickTemplate template = ClickTemplate.judged(CLICK + "?a=b%20c&d=e+f", Map.of(), POLICY);

        assertThat(template.callFor(visit("{}")).url()).isEqualTo(CLICK + "?a=b%20c&d=e%20f");
    }

    @Test
    void whatIsSavedIsReadAgainAsItWas() {
        ClickTemplate judged = ClickTemplate.judged(CLICK + "?s4={ref}&b=c", Map.of("s6", "user_id"), POLICY);

        assertThat(ClickTemplate.saved(judged.address(), judged.written())).isEqualTo(judged);
    }

    @ParameterizedTest
    @CsvSource({
        "https://127.0.0.1/c?a=1, blocked_address",
        "https://[::1]/c?a=1, blocked_address",
        "https://169.254.169.254/latest?a=1, blocked_address",
        "https://localhost/c?a=1, blocked_address",
        "https://t.leads.tech:22/c?a=1, port_not_allowed",
        "https://user@t.leads.tech/c?a=1, invalid_host",
        "ftp://t.leads.tech/c?a=1, invalid_template",
        "https://t.leads.tech/{ref}?a=1, invalid_template",
        "https://t.leads.tech/c?a=1#b, invalid_template",
        "https://t.leads.tech/c, invalid_parameter",
        "https://t.leads.tech/c?a={first_name}, invalid_parameter",
        "https://t.leads.tech/c?a={x}{y}, invalid_parameter",
        "https://t.leads.tech/c?a=, invalid_parameter"
    })
    void whatMayNotBeCalledIsRefusedWhenItIsSaved(String url, String code) {
        assertThat(catchThrowableOfType(ProblemException.class, () -> ClickTemplate.judged(url, Map.of(), POLICY))
                        .code())
                .isEqualTo(code);
    }
}
