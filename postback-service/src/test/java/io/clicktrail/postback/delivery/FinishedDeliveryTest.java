package io.clicktrail.postback.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.clicktrail.event.DeliveryEvent;
import io.clicktrail.event.DeliveryEvent.PostbackAttemptFailed;
import io.clicktrail.event.DeliveryEvent.PostbackDelivered;
import io.clicktrail.event.DeliveryEvent.PostbackExhausted;
import io.clicktrail.postback.delivery.AttemptResult.Answered;
import io.clicktrail.postback.delivery.AttemptResult.Fault;
import io.clicktrail.postback.delivery.AttemptResult.Unanswered;
import io.clicktrail.postback.network.ConversionStatus;

import static io.clicktrail.postback.delivery.Deliveries.NOW;
import static org.assertj.core.api.Assertions.assertThat;

class FinishedDeliveryTest {

    private static final PendingDelivery PENDING = Deliveries.pending(
            Deliveries.network("c={click_id}", Map.of(ConversionStatus.APPROVED, "1")),
            ConversionStatus.APPROVED,
            "uid");

    @Test
    void aDeliveryIsToldWithItsStatusAndAttempt() {
        var finished = finished(new Answered(204, null, ""), new DeliveryVerdict.Delivered());

        assertThat(finished.events()).singleElement().isInstanceOfSatisfying(PostbackDelivered.class, taken -> {
            assertThat(taken.attempt()).isEqualTo(3);
            assertThat(taken.httpStatus()).isEqualTo(204);
        });
    }

    @Test
    void aFailureIsToldWithTheTimeOfTheNextAttempt() {
        var pause = Duration.ofMinutes(5);
        var finished = finished(new Unanswered(Fault.TIMEOUT), new DeliveryVerdict.RetryIn(pause, "timeout"));

        assertThat(finished.dueAt()).isEqualTo(NOW.plus(pause));
        assertThat(finished.events()).singleElement().isInstanceOfSatisfying(PostbackAttemptFailed.class, failed -> {
            assertThat(failed.httpStatus()).isNull();
            assertThat(failed.nextAttemptAt()).isEqualTo(NOW.plus(pause));
        });
    }

    @Test
    void theLastFailureIsToldAsFailureAndAsEnd() {
        List<DeliveryEvent> events = finished(new Answered(404, null, ""), new DeliveryVerdict.Exhausted("http_404"))
                .events();

        assertThat(events).hasExactlyElementsOfTypes(PostbackAttemptFailed.class, PostbackExhausted.class);
        assertThat(((PostbackAttemptFailed) events.getFirst()).nextAttemptAt()).isNull();
    }

    @Test
    void whatWasNeverSentIsToldAsEndOnly() {
        var finished = new FinishedDelivery(PENDING, null, new DeliveryVerdict.Undeliverable("no_click_id"), NOW);

        assertThat(finished.events()).singleElement().isInstanceOfSatisfying(PostbackExhausted.class, end -> {
            assertThat(end.attempts()).isEqualTo(2);
            assertThat(end.reason()).isEqualTo("no_click_id");
        });
    }

    @Test
    void whatWaitsForTheHoursOfItsNetworkIsNotToldOf() {
        Instant opening = NOW.plus(Duration.ofHours(9));
        var finished = new FinishedDelivery(PENDING, null, new DeliveryVerdict.Postponed(opening), NOW);

        assertThat(finished.events()).isEmpty();
        assertThat(finished.dueAt()).isEqualTo(opening);
        assertThat(finished.attempts()).isEqualTo(PENDING.attempts());
    }

    @Test
    void aRepeatOfTheSameWorkSaysTheSameWords() {
        var finished = finished(new Answered(404, null, ""), new DeliveryVerdict.Exhausted("http_404"));

        assertThat(finished.events()).isEqualTo(finished.events());
        assertThat(finished.events()).extracting(DeliveryEvent::id).doesNotHaveDuplicates();
    }

    private static FinishedDelivery finished(AttemptResult result, DeliveryVerdict verdict) {
        Attempt attempt = new Attempt("GET /", NOW, Duration.ofMillis(5), result);
        return new FinishedDelivery(PENDING, attempt, verdict, NOW);
    }
}
