package io.clicktrail.http.query;

import java.util.Map;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class QueryTest {

    @Test
    void theFirstValueOfEachNameIsKeptInTheirOrder() {
        assertThat(Query.parse("b=1&a=2&b=3")).containsExactly(Map.entry("b", "1"), Map.entry("a", "2"));
    }

    @Test
    void noQueryHasNoParameters() {
        assertThat(Query.parse(null)).isEmpty();
        assertThat(Query.parse("")).isEmpty();
        assertThat(Query.parse("&&")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a, ''",
        "a=, ''",
        "a=b=c, b=c",
        "a=1+2, 1 2",
        "a=%D0%B0, а",
        "a=%d0%b0, а",
        "a=%zz, %zz",
        "a=100%, 100%",
        "a=%4, %4",
        "a=%%41, %A",
        "a=%ff, \uFFFD",
        "a=а, а",
        "%61=1, 1"
    })
    void valuesAreReadAsBrowsersWriteThemAndNothingIsRefused(String raw, String value) {
        assertThat(Query.parse(raw)).containsExactly(Map.entry("a", value));
    }

    @Property
    void whatIsEncodedComesBack(@ForAll String name, @ForAll String value) {
        assertThat(Query.parse(encode(name, UTF_8) + '=' + encode(value, UTF_8)))
                .containsExactly(Map.entry(repaired(name), repaired(value)));
    }

    /** Lone surrogates cannot be said in UTF-8. */
    private static String repaired(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }
}
