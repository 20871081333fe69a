package io.clicktrail.postback.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.postback.delivery.AttemptResult.Answered;
import io.clicktrail.postback.delivery.AttemptResult.Fault;
import io.clicktrail.postback.delivery.AttemptResult.Unanswered;
import io.clicktrail.postback.delivery.DeliveryVerdict.Delivered;
import io.clicktrail.postback.delivery.DeliveryVerdict.Exhausted;
import io.clicktrail.postback.delivery.DeliveryVerdict.NetworkGone;
import io.clicktrail.postback.delivery.DeliveryVerdict.RetryIn;
import io.clicktrail.postback.delivery.DeliveryVerdict.Undeliverable;
import io.clicktrail.postback.network.SuccessRule;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryVerdictTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final RetrySchedule SCHEDULE =
            new RetrySchedule(List.of(Duration.ZERO, PAUSE, Duration.ofHours(1)), 0.2, 1);

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 206, 299})
    void every2xxIsDelivered(int status) {
        assertThat(afterFirst(answer(status))).isEqualTo(new Delivered());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 501, 502, 503, 504, 520, 599})
    void whatMayPassIsTriedAgain(int status) {
        assertThat(afterFirst(answer(status))).isEqualTo(new RetryIn(PAUSE, "http_" + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 409, 411, 413, 414, 415, 422, 451, 499})
    void whatTheNetworkRefusesIsNotTriedAgain(int status) {
        assertThat(afterFirst(answer(status))).isEqualTo(new Exhausted("http_" + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308, 399})
    void aRedirectIsAFailureLikeAnyOther(int status) {
        assertThat(afterFirst(answer(status))).isEqualTo(new RetryIn(PAUSE, "redirect_refused"));
        assertThat(after(answer(status), 3)).isEqualTo(new Exhausted("redirect_refused"));
    }

    @Test
    void goneMeansThatTheNetworkWantsNoMore() {
        assertThat(afterFirst(answer(410))).isEqualTo(new NetworkGone());
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "BLOCKED_ADDRESS")
    void noAnswerIsTriedAgainUntilTheScheduleIsUsedUp(Fault fault) {
        assertThat(afterFirst(new Unanswered(fault))).isEqualTo(new RetryIn(PAUSE, fault.wireName()));
        assertThat(after(new Unanswered(fault), 3)).isEqualTo(new Exhausted(fault.wireName()));
    }

    @Test
    void aBlockedAddressIsNotTriedAgain() {
        assertThat(afterFirst(new Unanswered(Fault.BLOCKED_ADDRESS))).isEqualTo(new Undeliverable("blocked_address"));
    }

    @Test
    void theNetworksOwnPauseIsKept() {
        assertThat(afterFirst(new Answered(429, "60", ""))).isEqualTo(new RetryIn(Duration.ofMinutes(1), "http_429"));
        assertThat(afterFirst(new Answered(503, "Sat, 21 Nov 2026 10:02:00 GMT", "")))
                .isEqualTo(new RetryIn(Duration.ofMinutes(2), "http_503"));
    }

    @Test
    void theLastFailureExhausts() {
        assertThat(after(answer(503), 2)).isInstanceOf(RetryIn.class);
        assertThat(after(answer(503), 3)).isEqualTo(new Exhausted("http_503"));
    }

    @Test
    void anAnswerThatIsNoneOfSuccessIsTriedAgain() {
        var rule = new SuccessRule(
                List.of(new SuccessRule.Statuses(200, 200), new SuccessRule.Statuses(302, 302)), "status*ok");

        assertThat(by(rule, new Answered(200, null, "{\"status\": \"ok\"}"))).isEqualTo(new Delivered());
        assertThat(by(rule, new Answered(302, null, "status ok"))).isEqualTo(new Delivered());
        assertThat(by(rule, new Answered(200, null, "{\"status\": \"no\"}")))
                .isEqualTo(new RetryIn(PAUSE, "answer_not_success"));
        assertThat(by(rule, new Answered(204, null, "status ok"))).isEqualTo(new RetryIn(PAUSE, "answer_not_success"));
        assertThat(by(rule, new Answered(301, null, "status ok"))).isEqualTo(new RetryIn(PAUSE, "redirect_refused"));
        assertThat(by(rule, answer(404))).isEqualTo(new Exhausted("http_404"));
        assertThat(by(rule, answer(410))).isEqualTo(new NetworkGone());
    }

    private static DeliveryVerdict by(SuccessRule rule, AttemptResult result) {
        return DeliveryVerdict.of(result, rule, 1, SCHEDULE, NOW, 0.5);
    }

    private static AttemptResult answer(int status) {
        return new Answered(status, null, "");
    }

    private static DeliveryVerdict afterFirst(AttemptResult result) {
        return after(result, 1);
    }

    private static DeliveryVerdict after(AttemptResult result, int attempts) {
        return DeliveryVerdict.of(result, SuccessRule.USUAL, attempts, SCHEDULE, NOW, 0.5);
    }
}
