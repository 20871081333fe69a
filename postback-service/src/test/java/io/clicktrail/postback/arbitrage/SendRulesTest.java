package io.clicktrail.postback.arbitrage;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.arbitrage.CallResult.Answered;
import io.clicktrail.postback.arbitrage.CallResult.Blocked;
import io.clicktrail.postback.arbitrage.CallResult.Unanswered;
import io.clicktrail.postback.arbitrage.VisitReader.Caller;
import io.clicktrail.postback.delivery.RetrySchedule;

import static io.clicktrail.postback.arbitrage.Visits.NOW;
import static io.clicktrail.postback.arbitrage.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What follows from an answer, what counts as the same report, and which headers are handed on. */
class SendRulesTest {

    private static final RetrySchedule SCHEDULE =
            new RetrySchedule(List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofMinutes(5)), 0, 1);
    private static final Duration WINDOW = Duration.ofMinutes(1);

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 301, 302, 307})
    void aClickUrlThatAnswersOrRedirectsHasTakenTheClick(int status) {
        assertThat(verdict(new Answered(status, null), 1)).isEqualTo(new SendVerdict.Delivered());
    }

    @ParameterizedTest
    @CsvSource({"400", "403", "404", "410"})
    void whatIsRefusedIsNotSentAgain(int status) {
        assertThat(verdict(new Answered(status, null), 1)).isEqualTo(new SendVerdict.Exhausted("http_" + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503})
    void whatMayPassIsTriedAgain(int status) {
        assertThat(verdict(new Answered(status, null), 1))
                .isEqualTo(new SendVerdict.RetryIn(Duration.ofSeconds(5), "http_" + status));
    }

    @Test
    void theTrackerMayAskForAPause() {
        assertThat(verdict(new Answered(503, "120"), 1))
                .isEqualTo(new SendVerdict.RetryIn(Duration.ofSeconds(120), "http_503"));
    }

    @Test
    void theScheduleEnds() {
        assertThat(verdict(new Unanswered("timeout"), 2))
                .isEqualTo(new SendVerdict.RetryIn(Duration.ofMinutes(5), "timeout"));
        assertThat(verdict(new Unanswered("timeout"), 3)).isEqualTo(new SendVerdict.Exhausted("timeout"));
    }

    @Test
    void aBlockedAddressIsNotTriedAgain() {
        assertThat(verdict(new Blocked(), 1)).isEqualTo(new SendVerdict.Undeliverable("blocked_address"));
    }

    @Test
    void theSameReportOfTheSameVisitorIsARepeatForAWhile() {
        RequestKey first = key(null, "{'user_id': '7', 'timestamp': '2026-11-21T11:59:58Z'}", "192.0.2.1");
        RequestKey again = key(null, "{'user_id': '7', 'timestamp': '2026-11-21T11:59:59Z'}", "192.0.2.1");

        assertThat(again).isEqualTo(first);
        assertThat(first.lifetime()).isEqualTo(WINDOW);
    }

    @Test
    void anotherUserAnotherMarkOrAnotherAddressIsAnotherReport() {
        RequestKey first = key(null, "{'user_id': '7', 'ref': 'a'}", "192.0.2.1");

        assertThat(List.of(
                        key(null, "{'user_id': '8', 'ref': 'a'}", "192.0.2.1"),
                        key(null, "{'user_id': '7', 'ref': 'b'}", "192.0.2.1"),
                        key(null, "{'user_id': '7', 'ref': 'a'}", "192.0.2.2")))
                .extracting(RequestKey::key)
                .doesNotContain(first.key())
                .doesNotHaveDuplicates();
    }

    @Test
    void theCallersOwnKeyCountsForADayAndFromEverywhere() {
        RequestKey first = key("k1", "{'user_id': '7'}", "192.0.2.1");

        assertThat(key("k1", "{'user_id': '7'}", "192.0.2.2")).isEqualTo(first);
        assertThat(key("k2", "{'user_id': '7'}", "192.0.2.1").key()).isNotEqualTo(first.key());
        assertThat(key("k1", "{'user_id': '8'}", "192.0.2.1").fingerprint()).isNotEqualTo(first.fingerprint());
        assertThat(first.lifetime()).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "ключ"})
    void aKeyOfAnotherShapeIsRefused(String key) {
        assertThat(catchThrowableOfType(ProblemException.class, () -> key(key, "{}", "192.0.2.1"))
                        .code())
                .isEqualTo("invalid_idempotency_key");
    }

    @Test
    void headersAreOnePlainLineEach() {
        VisitorHeaders headers = VisitorHeaders.of("Mozilla\r\nX-Evil: 1 кот" + "a".repeat(600), "https://vk.com/app1");

        assertThat(headers.userAgent()).startsWith("MozillaX-Evil: 1").hasSize(512);
        assertThat(headers.referrer()).isEqualTo("https://vk.com/app1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "javascript:alert(1)", "https://a\r\nX-Evil: 1", "https://кот.рф/", "vk.com"})
    void whatIsNoAddressIsNoReferrer(String referrer) {
        assertThat(VisitorHeaders.of("\n", referrer)).isEqualTo(new VisitorHeaders(null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | Данные отправлены в leads.tech",
                "ru-RU,en;q=0.8 | Данные отправлены в leads.tech",
                "kk,de;q=0.5 | Данные отправлены в leads.tech",
                ";;; | Данные отправлены в leads.tech",
                "en-US,en;q=0.9 | The data were sent to leads.tech"
            })
    void peopleAreToldInRussianOrInEnglish(@Nullable String language, String message) {
        assertThat(Wording.messageOf(new SendState("delivered", null, 1, null), language))
                .isEqualTo(message);
    }

    private static SendVerdict verdict(CallResult result, int attempts) {
        return SendVerdict.of(result, attempts, SCHEDULE, NOW, 0.5);
    }

    private static RequestKey key(@Nullable String idempotencyKey, String json, String ip) {
        Visit visit = visit(json, new Caller(ip, "agent", null));
        var template = ClickTemplate.saved("https://t.leads.tech/c", Map.of("s4", "ref", "s6", "user_id"));
        return RequestKey.of(idempotencyKey, new PlannedSend(visit, "leads-tech", template.callFor(visit)), WINDOW);
    }
}
