package io.clicktrail.crm.form;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.clicktrail.crm.form.HookBody.Fields;
import io.clicktrail.crm.form.HookBody.Flaw;
import io.clicktrail.crm.form.HookBody.Flawed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class HookFormTest {

    @Test
    void nestedKeysBecomeATree() {
        HookNode root = whole("leads[status][0][id]=107&leads[status][0][price]=5000&account[subdomain]=example");

        assertThat(at(root, "leads", "status", "0", "id")).isEqualTo("107");
        assertThat(at(root, "leads", "status", "0", "price")).isEqualTo("5000");
        assertThat(at(root, "account", "subdomain")).isEqualTo("example");
    }

    @Test
    void escapedBracketsAreBrackets() {
        HookNode root = whole("leads%5Bstatus%5d%5B0%5D%5Bname%5D=Иван+%D0%98%2b1");

        assertThat(at(root, "leads", "status", "0", "name")).isEqualTo("Иван И+1");
    }

    @Test
    void whatIsNotUtf8IsCyrillic() {
        byte[] body = "leads[status][0][name]=Продажа".getBytes(Charset.forName("windows-1251"));

        assertThat(at(HookForm.parse(body).root(), "leads", "status", "0", "name"))
                .isEqualTo("Продажа");
    }

    @Test
    void aBadEscapeInTheMiddleStandsForItself() {
        assertThat(at(whole("a=100%&b=5%zz1&c=1"), "a")).isEqualTo("100%");
        assertThat(at(whole("a=100%&b=5%zz1&c=1"), "b")).isEqualTo("5%zz1");
    }

    @Test
    void aKeyMayHoldATextAndChildren() {
        HookNode type = whole("leads[note][0][note][type]=3&leads[note][0][note][type][uuid]=x")
                .child("leads")
                .child("note")
                .child("0")
                .child("note")
                .child("type");

        assertThat(type.text()).isEqualTo("3");
        assertThat(type.text("uuid")).isEqualTo("x");
    }

    @Test
    void theFirstChildIsTheOneWithTheLowestIndexHoweverLarge() {
        assertThat(whole("a[100000000000000000000]=far&a[20]=near&a[3]=nearest&a[x]=named")
                        .child("a")
                        .first()
                        .text())
                .isEqualTo("nearest");
    }

    @Test
    void emptyBracketsAppend() {
        HookNode list = whole("a[]=first&a[]=second").child("a");

        assertThat(list.text("0")).isEqualTo("first");
        assertThat(list.text("1")).isEqualTo("second");
    }

    @Test
    void jsonMakesTheSameTree() {
        HookNode root = whole("""
                {"leads":{"status":[{"id":107,"name":"Иван","price":null,"won":true}]},"account":{"subdomain":"example"}}\
                """);

        assertThat(at(root, "leads", "status", "0", "id")).isEqualTo("107");
        assertThat(at(root, "leads", "status", "0", "name")).isEqualTo("Иван");
        assertThat(at(root, "leads", "status", "0", "price")).isNull();
        assertThat(at(root, "leads", "status", "0", "won")).isEqualTo("true");
    }

    static Stream<Arguments> flawedBodies() {
        return Stream.of(
                Arguments.of("nothing", "", Flaw.EMPTY),
                Arguments.of("only space", " \r\n", Flaw.EMPTY),
                Arguments.of("ends in a key", "a[b]=1&leads[status][0][pri", Flaw.TRUNCATED),
                Arguments.of("ends in an escape", "a=1&b=%D0%9", Flaw.TRUNCATED),
                Arguments.of("ends before an escape's digits", "a=1&b=%", Flaw.TRUNCATED),
                Arguments.of("ends in json", "{\"leads\":{\"status\":[{\"id\":1", Flaw.BROKEN_JSON),
                Arguments.of("is no json in the end", "{\"a\":1}}", Flaw.BROKEN_JSON),
                Arguments.of("nested json", "[".repeat(5_000), Flaw.TOO_DEEP),
                Arguments.of("nested key", "a" + "[x]".repeat(100) + "=1", Flaw.TOO_DEEP),
                Arguments.of("endless", "a=1&".repeat(30_000), Flaw.TOO_MANY_FIELDS));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("flawedBodies")
    void whatIsWrongWithABodyHasAName(String label, String body, Flaw flaw) {
        assertThat(HookForm.parse(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Flawed.class, flawed -> assertThat(flawed.flaw()).isEqualTo(flaw));
    }

    @Test
    void noBytesMakeItThrow() {
        Random random = new Random(42);
        byte[] alphabet = "a0[]=&%+{}\"\\u,:\u0000ю".getBytes(StandardCharsets.UTF_8);

        assertThatCode(() -> IntStream.range(0, 20_000).forEach(i -> HookForm.parse(randomBody(random, alphabet))))
                .doesNotThrowAnyException();
    }

    private static byte[] randomBody(Random random, byte[] alphabet) {
        byte[] body = new byte[random.nextInt(60)];
        for (int i = 0; i < body.length; i++) {
            body[i] = alphabet[random.nextInt(alphabet.length)];
        }
        return body;
    }

    private static HookNode whole(String body) {
        HookBody parsed = HookForm.parse(body.getBytes(StandardCharsets.UTF_8));
        assertThat(parsed).isInstanceOf(Fields.class);
        return parsed.root();
    }

    private static @Nullable String at(HookNode root, String... path) {
        HookNode node = root;
        for (String name : path) {
            node = node.child(name);
        }
        return node.text();
    }
}
