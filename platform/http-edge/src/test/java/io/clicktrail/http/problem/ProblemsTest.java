package io.clicktrail.http.problem;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import io.clicktrail.http.OnTinyApplication;
import io.clicktrail.http.TinyApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesPattern;

@OnTinyApplication
@ExtendWith(OutputCaptureExtension.class)
class ProblemsTest {

    @Autowired
    private WebTestClient http;

    @Test
    void aProblemHasAllMembersOfTheHouse() {
        http.get()
                .uri("/open/offers/No")
                .header("X-Request-Id", "my-request-1")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueEquals("X-Request-Id", "my-request-1")
                .expectBody()
                .json("""
                        {"type": "about:blank", "title": "Bad Request", "status": 400, "code": "bad_request",
                         "request_id": "my-request-1"}
                        """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /open/orders | { | the body is not well-formed JSON
            /fn/orders   | { | the body is not well-formed JSON
            /open/orders | {"lines": []} | field offer: is missing
            /fn/orders   | {"lines": []} | field offer: is missing
            /open/orders | {"offer": null, "lines": []} | field offer: is missing
            /open/orders | {"offer": "spring", "lines": [{"count": 1, "name": "a"}, {"count": "x", "name": "b"}]} | field lines[1].count: has the wrong type or shape
            /open/orders | {"offer": "spring", "lines": [{"count": 1}]} | field lines[0].name: is missing
            /open/orders | {"offer": "spring", "lines": [null]} | field lines[0]: is missing
            /open/orders | {"offer": "A", "lines": []} | field offer: a slug has 3 to 60 characters of a-z 0-9 -, and starts with a letter or digit
            /fn/orders   | {"offer": "A", "lines": []} | field offer: a slug has 3 to 60 characters of a-z 0-9 -, and starts with a letter or digit
            /open/orders | {"offer": "spring", "lines": [], "note": "a\\u0000b"} | field note: holds a NUL or half a character
            /open/orders | {"offer": "spring", "lines": [], "note": "\\ud800"} | field note: holds a NUL or half a character
            /open/orders | {"offer": "spring", "lines": [{"count": 1, "name": "\\udc00x"}]} | field lines[0].name: holds a NUL or half a character
            /open/orders | {"offer": "spring", "lines": [], "tags": ["a", "\\u0000"]} | field tags[1]: holds a NUL or half a character
            /open/orders | {"offer": "spring", "lines": [], "patience": 1e400} | field patience: has the wrong type or shape
            /open/orders | {"offer": "spring", "lines": [], "patience": 5} | field patience: has the wrong type or shape
            /open/orders | {"offer": "spring", "lines": [], "patience": "5"} | field patience: has the wrong type or shape
            /open/orders | {"offer": "spring", "lines": [], "at": 1764000000} | field at: has the wrong type or shape
            /open/orders | {"offer": "spring", "lines": [], "day": 20000} | field day: has the wrong type or shape
            /open/orders | [1] | the body has the wrong type or shape
            """)
    void aBodyThatCannotBeReadIsExplained(String path, String body, String detail) {
        http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo(detail)
                .jsonPath("$.code")
                .isEqualTo("bad_request");
    }

    @Test
    void textAndTimesThatAreWrittenWellAreRead() {
        String whole = """
                {"offer": "spring", "lines": [], "note": "\\ud83d\\ude00 a\\nb", "tags": ["\u044f"], "patience": "PT5S",
                 "at": "2026-11-21T12:00:00Z", "day": "2026-11-21"}""";
        http.post()
                .uri("/open/orders")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(whole)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json(whole);
    }

    @Test
    void aBrokenFormIsTheCallersMistake() {
        http.post()
                .uri("/open/form")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("name=%zz")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("the form is not well-formed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/orders", "/fn/orders"})
    void aWholeBodyMayLackWhatIsNullable(String path) {
        http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"offer\": \"spring\", \"lines\": []}")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /open/nowhere     | 404 | not_found | There is nothing here.
            GET  | /fn/nowhere       | 404 | not_found | There is nothing here.
            PUT  | /open/orders      | 405 | method_not_allowed | This address does not take this method.
            GET  | /open/page        | 400 | bad_request | the query parameter size is missing
            GET  | /open/page?size=x | 400 | bad_request | parameter size: cannot be understood
            GET  | /fn/offers/A      | 400 | bad_request | a slug has 3 to 60 characters of a-z 0-9 -, and starts with a letter or digit
            GET  | /open/copies/1    | 400 | bad_request | parameter copy: cannot be understood
            GET  | /open/copies/{blank} | 400 | bad_request | parameter copy: is missing
            GET  | /open/page?size={nul} | 400 | bad_parameter | The path and the parameters have no control characters.
            GET  | /open/offers/A    | 400 | bad_request | parameter offer: a slug has 3 to 60 characters of a-z 0-9 -, and starts with a letter or digit
            """)
    void theCallersMistakesHaveAStatusAndACode(String method, String uri, int status, String code, String detail) {
        http.method(org.springframework.http.HttpMethod.valueOf(method))
                .uri(uri, Map.of("blank", " ", "nul", "\0"))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.detail")
                .isEqualTo(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/orders", "/fn/orders"})
    void otherMediaTypesAndLargeBodiesAreRefused(String path) {
        http.post()
                .uri(path)
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("spring")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
        http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"offer\": \"" + "a".repeat(4000) + "\"}")
                .exchange()
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("content_too_large");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET  | /open/page?size=1 | text
            GET  | /open/page?size=1 | "><img src=x onerror=alert(1)><script>alert(1)</script>
            PUT  | /open/orders      | "><img src=x onerror=alert(1)><script>alert(1)</script>
            GET  | /fn/nowhere       | "><img src=x onerror=alert(1)><script>alert(1)</script>
            GET  | /open/page?size=1 | application/json;charset="
            """)
    void aBrokenAcceptHeaderIsNeverOurFault(String method, String uri, String accept) {
        http.method(org.springframework.http.HttpMethod.valueOf(method))
                .uri(uri)
                .header("Accept", accept)
                .exchange()
                .expectStatus()
                .is4xxClientError();
    }

    @Test
    void aRefusalMayTellWhenToComeAgain() {
        http.get()
                .uri("/open/busy")
                .exchange()
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueEquals("Retry-After", "2")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("too_fast");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/crash", "/fn/crash", "/fn/bug"})
    void ourOwnFaultsAreLoggedOnceWithTheRequestIdAndToldToNobody(String path, CapturedOutput output) {
        String id = "crash-" + path.replace('/', '-');
        byte[] body = http.get()
                .uri(path)
                .header("X-Request-Id", id)
                .exchange()
                .expectStatus()
                .isEqualTo(500)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("internal_error")
                .returnResult()
                .getResponseBodyContent();
        assertThat(new String(body == null ? new byte[0] : body, java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain(TinyApplication.CANARY, "Exception", "io.clicktrail");
        assertThat(output.toString().split(id + " GET " + path, -1)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "has spaces in it", "line%0d%0abreak", "<script>alert(1)</script>"})
    void anOddRequestIdIsReplaced(String offered) {
        http.get()
                .uri("/open/page?size=1")
                .header("X-Request-Id", offered)
                .exchange()
                .expectHeader()
                .value("X-Request-Id", matchesPattern("[0-9a-f]{32}"));
    }

    @Test
    void theTraceOfTheCallerGoesOn() {
        http.get()
                .uri("/open/trace")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .exchange()
                .expectBody(String.class)
                .isEqualTo("0af7651916cd43dd8448eb211c80319c");
        http.get().uri("/open/trace").exchange().expectBody(String.class).value(matchesPattern("[0-9a-f]{32}"));
    }
}
