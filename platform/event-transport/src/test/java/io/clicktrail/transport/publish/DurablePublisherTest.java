package io.clicktrail.transport.publish;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import io.clicktrail.event.Topic;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.transport.spool.SpoolFullException;
import io.clicktrail.transport.trace.Trace;

import static io.clicktrail.testsupport.Eventually.within;
import static io.clicktrail.transport.publish.Happenings.click;
import static io.clicktrail.transport.publish.Happenings.join;
import static io.clicktrail.transport.publish.Publishing.PATIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DurablePublisherTest {

    private static final Duration SOON = Duration.ofMillis(10);
    private static final Duration LONG = Duration.ofSeconds(9);

    @TempDir
    Path directory;

    @Test
    void whatKafkaAcknowledgesInTimeIsDurableThere() {
        try (Publishing it = publishing(TestKafka.answering(), LONG)) {
            assertThat(it.publish(click(1))).isEqualTo(Durability.BROKER);

            assertThat(it.spool().status().bytes()).isZero();
            within(PATIENCE, () -> assertThat(it.published("broker")).isOne());
        }
    }

    @Test
    void whatKafkaDoesNotAcknowledgeInTimeIsDurableOnDisk() {
        try (Publishing it = publishing(TestKafka.silent(), SOON)) {
            assertThat(it.publish(click(1))).isEqualTo(Durability.SPOOL);

            assertThat(it.spool().status().events()).isOne();
            within(PATIENCE, () -> assertThat(it.published("spool")).isOne());
        }
    }

    @Test
    void whatKafkaRefusesGoesToDiskWithoutWaitingForTheBudget() {
        try (Publishing it = publishing(TestKafka.answering(), LONG)) {
            it.kafka().sendException = new TimeoutException("no metadata");

            assertThat(it.publish(click(1))).isEqualTo(Durability.SPOOL);
        }
    }

    @Test
    void theSpoolIsSentWithTheSameIdsWhenKafkaIsBack() {
        try (Publishing it = publishing(TestKafka.answering(), LONG)) {
            it.kafka().sendException = new TimeoutException("away");
            for (int i = 0; i < 20; i++) {
                assertThat(it.publish(click(i))).isEqualTo(Durability.SPOOL);
            }

            it.kafka().sendException = null;

            within(PATIENCE, () -> assertThat(it.spool().isEmpty()).isTrue());
            assertThat(it.ids()).containsExactlyInAnyOrderElementsOf(idsOfClicks(20));
            within(PATIENCE, () -> assertThat(it.publish(click(20))).isEqualTo(Durability.BROKER));
        }
    }

    @Test
    void afterSomeMissesNobodyWaitsForKafkaAndOnlyTheDrainTriesIt() {
        try (Publishing it = publishing(TestKafka.silent(), SOON)) {
            for (int i = 0; i < 3; i++) {
                it.publish(click(i));
            }
            assertThat(it.kafka().history()).hasSize(3);

            for (int i = 3; i < 100; i++) {
                assertThat(it.publish(click(i))).isEqualTo(Durability.SPOOL);
            }

            assertThat(it.kafka().history()).hasSize(3);
            assertThat(it.meters()
                            .get("clicktrail.publish.breaker.open")
                            .gauge()
                            .value())
                    .isOne();
        }
    }

    @Test
    void anAcknowledgementThatComesLateSparesTheDuplicate() {
        try (Publishing it = publishing(TestKafka.silent(), Duration.ofMillis(200))) {
            CompletableFuture<@Nullable Durability> first =
                    it.publisher().publish(click(0)).toFuture();
            CompletableFuture<@Nullable Durability> second =
                    it.publisher().publish(click(1)).toFuture();
            assertThat(first).succeedsWithin(PATIENCE).isEqualTo(Durability.SPOOL);
            assertThat(second).succeedsWithin(PATIENCE).isEqualTo(Durability.SPOOL);

            it.kafka().completeAll();

            within(PATIENCE, () -> assertThat(it.spool().isEmpty()).isTrue());
            assertThat(it.ids()).containsExactlyElementsOf(idsOfClicks(2));
        }
    }

    @Test
    void anOrderedTopicGoesThroughTheSpoolWhileTheSpoolHoldsSomeOfIt() {
        try (Publishing it = publishing(TestKafka.silent(), Duration.ofMillis(200))) {
            it.publish(join(0, 42));

            assertThat(it.publish(join(1, 42))).isEqualTo(Durability.SPOOL);
            assertThat(it.kafka().history()).hasSize(1);
            within(PATIENCE, () -> {
                it.kafka().completeAll();
                assertThat(it.spool().holds(Topic.JOINS)).isFalse();
            });

            assertThat(it.ids()).containsExactly(id(join(0, 42)), id(join(1, 42)));
        }
    }

    @Test
    void aClickMayPassWhatWaitsInTheSpool() {
        try (Publishing it = publishing(TestKafka.silent(), SOON)) {
            it.publish(click(0));

            var unused = it.publisher().publish(click(1)).subscribe();

            within(PATIENCE, () -> assertThat(it.ids()).contains(id(click(1))));
        }
    }

    @Test
    void whenNeitherKafkaNorTheSpoolTakesItTheCallerIsTold() {
        try (Publishing it = Publishing.with(TestKafka.silent(), SOON, directory, DataSize.ofKilobytes(8))) {
            assertThatThrownBy(() -> IntStream.range(0, 100).forEach(i -> it.publish(click(i))))
                    .isInstanceOf(SpoolFullException.class);
            within(
                    PATIENCE,
                    () -> assertThat(it.meters()
                                    .get("clicktrail.events.refused")
                                    .counter()
                                    .count())
                            .isOne());
        }
    }

    @Test
    void whenNothingCouldBeSpooledOneCallerInAnIntervalTriesKafka() {
        try (Publishing it = publishing(TestKafka.answering(), LONG)) {
            it.spool().close();
            it.kafka().sendException = new TimeoutException("away");
            for (int i = 0; i < 3; i++) {
                TrackingEvent event = click(i);
                assertThatThrownBy(() -> it.publish(event)).isInstanceOf(SpoolFullException.class);
            }

            it.kafka().sendException = null;

            within(PATIENCE, () -> assertThat(it.publish(click(4))).isEqualTo(Durability.BROKER));
        }
    }

    @Test
    void theTraceOfTheReactorContextTravelsAsAHeader() {
        try (Publishing it = publishing(TestKafka.answering(), LONG)) {
            Trace trace = Trace.start();
            it.publisher()
                    .publish(click(1))
                    .contextWrite(context -> context.put(Trace.class, trace))
                    .block(PATIENCE);
            it.publish(click(2));

            var traced = it.kafka().history().getFirst().headers().lastHeader(Trace.HEADER);
            assertThat(Trace.continued(new String(traced.value(), UTF_8)).traceId())
                    .isEqualTo(trace.traceId());
            assertThat(it.kafka().history().getLast().headers().lastHeader(Trace.HEADER))
                    .isNull();
        }
    }

    @Test
    void anEventThatKafkaCouldNeverTakeIsRefused() {
        try (Publishing it = publishing(TestKafka.answering(), LONG)) {
            assertThatThrownBy(() -> it.publish(Happenings.notification("x".repeat(1_000_001))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("too large");
        }
    }

    @Test
    void aCloseLeavesNobodyWithoutAnAnswer() {
        try (Publishing it = publishing(TestKafka.silent(), Duration.ofMillis(100))) {
            CompletableFuture<@Nullable Durability> waiting =
                    it.publisher().publish(click(1)).toFuture();

            it.publisher().close();
            it.spool().close();

            assertThat(waiting).isCompletedWithValue(Durability.SPOOL);
        }
    }

    private Publishing publishing(TestKafka kafka, Duration budget) {
        return Publishing.with(kafka, budget, directory, DataSize.ofMegabytes(8));
    }

    private static List<String> idsOfClicks(int number) {
        return IntStream.range(0, number).mapToObj(i -> id(click(i))).toList();
    }

    private static String id(TrackingEvent event) {
        return event.id().toString();
    }
}
