package io.clicktrail.postback.network;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.address.AddressPolicy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostbackTemplateTest {

    private static final AddressPolicy POLICY = new AddressPolicy(Set.of(80, 443), null);
    private static final String MINIMAL = "https://network.example/pb?clickid={click_id}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://network.example/pb?clickid={click_id} | https://network.example/pb?clickid=abc",
                "https://network.example?clickid={click_id} | https://network.example/?clickid=abc",
                "https://network.example/{click_id}/{status} | https://network.example/abc/1",
                "https://n.example/pb?c={click_id}&s={sub1} | https://n.example/pb?c=abc&s=a%20%26%3D%2B%23%D1%8F",
                "https://n.example/pb?c={click_id}&s={sub2} | https://n.example/pb?c=abc",
                "https://n.example/pb?s={sub2}&c={click_id}&t=1 | https://n.example/pb?c=abc&t=1",
                "https://n.example/pb?c={click_id}&s=a-{sub2}-b | https://n.example/pb?c=abc",
                "https://n.example/pb?c={click_id}&s={sub1}-{sub2} | https://n.example/pb?c=abc",
                "https://n.example/pb?c={click_id}&flag&e= | https://n.example/pb?c=abc&flag&e=",
                "https://n.example/pb?c={click_id}&p={payout}&cur={currency} | https://n.example/pb?c=abc&p=12.5&cur=USD",
                "https://n.example/p b?ц={click_id} | https://n.example/p%20b?%D1%86=abc",
                "https://n.example/pb?c={click_id}&x=%20%2F | https://n.example/pb?c=abc&x=%20%2F",
                "https://n.example/pb?c={click_id}&x=[1] | https://n.example/pb?c=abc&x=%5B1%5D",
                "https://n.example/pb?c={click_id}&x=100% | https://n.example/pb?c=abc&x=100%25",
                "HTTPS://NETWORK.example:443/pb?c={click_id} | https://network.example/pb?c=abc",
                "https://пример.рф/pb?c={click_id} | https://xn--e1afmkfd.xn--p1ai/pb?c=abc",
            })
    void aTemplateIsRendered(String template, String url) {
        var ready = (Rendering.Ready) PostbackTemplate.judged(template, POLICY).render(values());

        assertThat(urlOf(ready)).isEqualTo(url);
        assertThat(URI.create(urlOf(ready)).getHost()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "https://n.example/pb?c={click_id}&s={sub2|none} ; https://n.example/pb?c=abc&s=none",
                "https://n.example/pb?c={click_id}&s={sub2|} ; https://n.example/pb?c=abc&s=",
                "https://n.example/pb?c={click_id}&s={sub1|none} ; https://n.example/pb?c=abc&s=a%20%26%3D%2B%23%D1%8F",
                "https://n.example/{sub2|no ne}?c={click_id} ; https://n.example/no%20ne?c=abc",
                "https://n.example/pb?c={click_id}&s={status:approved=ok,rejected=no} ; https://n.example/pb?c=abc&s=ok",
                "https://n.example/pb?c={click_id}&s={status:rejected=no} ; https://n.example/pb?c=abc",
                "https://n.example/pb?c={click_id}&s={status:rejected=no|0} ; https://n.example/pb?c=abc&s=0",
                "https://n.example/pb?c={click_id}&s={status:approved=|0} ; https://n.example/pb?c=abc&s=0",
                "https://n.example/pb?c={click_id}&p={payout:12.5=пол|x}&q=1 ; https://n.example/pb?c=abc&p=%D0%BF%D0%BE%D0%BB&q=1",
                "https://n.example/{status:approved=1|0}?c={click_id} ; https://n.example/1?c=abc",
                "https://n.example/pb?c={click_id}&g={goal:x=y}-{sub2} ; https://n.example/pb?c=abc",
            })
    void aMacroMayHaveADefaultAndATranslation(String template, String url) {
        aTemplateIsRendered(template, url);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "https://n.example/{status:approved=1}?c={click_id} ; invalid_template",
                "https://n.example/{sub1|}?c={click_id} ; invalid_template",
                "https://n.example/pb?c={click_id:a=b} ; invalid_template",
                "https://n.example/pb?c={click_id}&s={nope:a=b} ; unknown_macro",
                "https://n.example/pb?c={click_id}&s={status:} ; invalid_template",
                "https://n.example/pb?c={click_id}&s={status:approved} ; invalid_template",
                "https://n.example/pb?c={click_id}&s={status:approved=1=2} ; invalid_template",
                "https://n.example/pb?c={click_id}&s={status:=1} ; invalid_template",
                "https://n.example/pb?c={click_id}&s={sub1|a,b} ; invalid_template",
                "https://n.example/pb?c={click_id}&s={sub1|%00} ; invalid_template",
            })
    void whatCannotBeSaidOfAMacroIsRefusedWithACode(String template, String code) {
        aTemplateThatMayNotBeSavedIsRefusedWithACode(template, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{uid}",
                "{click_id}",
                "{{uid}}",
                "[CLICKID]",
                "<clickid>",
                "%CLICKID%",
                "%7Bclickid%7D",
                "#s2#",
                "${clickid}",
                "REPLACE",
                "REPLACE_ME",
                "replace",
                "OPTIONAL",
                " {uid} ",
                "$clickid$}"
            })
    void aPlaceholderThatSomebodyForgotToResolveIsNoValue(String clickId) {
        var values = values();
        values.put(Macro.CLICK_ID, clickId);
        values.put(Macro.SUB1, clickId);

        assertThat(PostbackTemplate.judged(MINIMAL, POLICY).render(values))
                .isEqualTo(new Rendering.Missing(Macro.CLICK_ID));
        assertThat(rendered("https://n.example/pb?c={click_id}&s={sub1}", Map.of(Macro.SUB1, clickId)))
                .isEqualTo("https://n.example/pb?c=abc");
    }

    @Test
    void withoutAClickIdThereIsNoPostback() {
        var values = values();
        values.remove(Macro.CLICK_ID);

        assertThat(PostbackTemplate.judged(MINIMAL, POLICY).render(values))
                .isEqualTo(new Rendering.Missing(Macro.CLICK_ID));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://n.example/pb | click_id_missing",
                "https://n.example/pb?c={clickid} | unknown_macro",
                "https://n.example/pb?c={click_id}&x={user} | unknown_macro",
                "https://n.example/pb?{click_id}=x | invalid_template",
                "https://n.example/{sub1}?c={click_id} | invalid_template",
                "https://n.example/pb?c={click_id}&x={ | invalid_template",
                "https://n.example/pb?c={click_id}&x=} | invalid_template",
                "https://n.example/pb?c={CLICK_ID} | invalid_template",
                "https://n.example/pb?c={click_id}#top | invalid_template",
                "https://n.example\\@evil.example/pb?c={click_id} | invalid_host",
                "https://n.example/pb\\x?c={click_id} | invalid_template",
                "ftp://n.example/pb?c={click_id} | invalid_template",
                "file:///etc/passwd?c={click_id} | invalid_template",
                "gopher://n.example/?c={click_id} | invalid_template",
                "jar:http://n.example!/?c={click_id} | invalid_template",
                "dict://n.example:11211/?c={click_id} | invalid_template",
                "//n.example/?c={click_id} | invalid_template",
                "n.example/pb?c={click_id} | invalid_template",
                "javascript:alert(1) | invalid_template",
                "https:///pb?c={click_id} | invalid_host",
                "https://me:secret@n.example/pb?c={click_id} | invalid_host",
                "https://{click_id}.n.example/pb | invalid_host",
                "https://127.0.0.1/pb?c={click_id} | blocked_address",
                "https://localhost/pb?c={click_id} | blocked_address",
                "https://n.example:8443/pb?c={click_id} | port_not_allowed",
            })
    void aTemplateThatMayNotBeSavedIsRefusedWithACode(String template, String code) {
        assertThatThrownBy(() -> PostbackTemplate.judged(template, POLICY))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.status()).isEqualTo(400);
                });
    }

    @Test
    void aTemplateOfMoreThanTwoThousandCharactersIsRefused() {
        String tooLong = MINIMAL + "&x=" + "x".repeat(2_000);

        assertThatThrownBy(() -> PostbackTemplate.judged(tooLong, POLICY)).isInstanceOf(ProblemException.class);
    }

    @Test
    void whatIsSavedReadsAsItWasJudged() {
        var judged = PostbackTemplate.judged("https://ПРИМЕР.рф/pb?c={click_id}&token=s3cret&s={sub1}", POLICY);
        var saved = PostbackTemplate.saved(judged.source());

        assertThat(saved.render(values())).isEqualTo(judged.render(values()));
        assertThat(saved.source()).startsWith("https://xn--e1afmkfd.xn--p1ai/pb?");
    }

    @Test
    void whatIsLeftOutIsNamedWithTheReason() {
        var template = PostbackTemplate.judged("https://n.example/pb?c={click_id}&s={sub2}&t={sub3}&u={sub1}", POLICY);
        var values = values();
        values.put(Macro.SUB3, "{banner}");

        assertThat(((Rendering.Ready) template.render(values)).leftOut())
                .containsExactly(
                        new Rendering.LeftOut("s", "sub2", "no_value"),
                        new Rendering.LeftOut("t", "sub3", "placeholder"));
    }

    @Test
    void whatProvesThatACallIsOursIsSentButNotShown() {
        var template = PostbackTemplate.judged("https://n.example/pb?c={click_id}&token=s3cret&key={sub1}", POLICY);
        var ready = (Rendering.Ready) template.render(Map.of(Macro.CLICK_ID, "abc", Macro.SUB1, "mine"));

        assertThat(ready.query()).isEqualTo("c=abc&token=s3cret&key=mine");
        assertThat(ready.maskedQuery()).isEqualTo("c=abc&token=***&key=mine");
        assertThat(template.masked()).isEqualTo("https://n.example/pb?c={click_id}&token=***&key={sub1}");
    }

    @Property(tries = 2_000)
    void whateverAVisitorSentNoParameterIsAddedAndTheUrlStaysOne(@ForAll @StringLength(max = 60) String sub) {
        String url = rendered("https://n.example/pb?c={click_id}&s={sub1}&z=1", Map.of(Macro.SUB1, sub));
        URI uri = URI.create(url);

        assertThat(uri.getHost()).isEqualTo("n.example");
        assertThat(uri.getRawPath()).isEqualTo("/pb");
        assertThat(uri.getRawFragment()).isNull();
        assertThat(uri.getRawQuery()).matches("c=abc(&s=[A-Za-z0-9%._~-]+)?&z=1");
    }

    @Property(tries = 2_000)
    void whateverAVisitorSentAReaderOfTheBodyReadsIt(@ForAll @StringLength(max = 60) String sub) {
        var parameter = new Rendering.Parameter("s", MacroValue.encode(sub), false);

        assertThat(parameter.plainValue()).isEqualTo(new String(sub.getBytes(UTF_8), UTF_8));
    }

    @Property(tries = 2_000)
    void whateverAVisitorSentNoHeaderIsAdded(@ForAll @StringLength(max = 60) String sub) {
        var headers = HeaderTemplates.judged(Map.of("X-Sub", "a {sub1|none}"))
                .render(Map.of(Macro.SUB1, sub))
                .headers();

        assertThat(headers.get("X-Sub")).matches("a [ -~]+");
    }

    private static String rendered(String template, Map<Macro, String> more) {
        var values = values();
        values.putAll(more);
        return urlOf((Rendering.Ready) PostbackTemplate.judged(template, POLICY).render(values));
    }

    private static String urlOf(Rendering.Ready ready) {
        return ready.query().isEmpty() ? ready.address() : ready.address() + "?" + ready.query();
    }

    private static Map<Macro, String> values() {
        return new EnumMap<>(Map.of(
                Macro.CLICK_ID, "abc",
                Macro.SUB1, "a &=+#я",
                Macro.STATUS, "1",
                Macro.EVENT, "approved",
                Macro.PAYOUT, "12.5",
                Macro.CURRENCY, "USD"));
    }
}
