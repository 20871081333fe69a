package io.clicktrail.transport.publish;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.clicktrail.event.EncodedEvent;
import io.clicktrail.event.EventCodec;
import io.clicktrail.event.TrackingEvent;

import static io.clicktrail.testsupport.Eventually.within;
import static io.clicktrail.transport.publish.Happenings.click;
import static io.clicktrail.transport.publish.Happenings.join;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventPublisherTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final EventCodec codec = new EventCodec("/test");

    @Test
    void anEventGoesToItsTopicUnderThePrefixWithItsKeyAndHeaders() {
        TestKafka kafka = TestKafka.answering();
        try (EventPublisher publisher = publisher(kafka::connect, 100)) {
            publisher.publish(encoded(join(1, 42))).block(PATIENCE);

            var record = kafka.history().getFirst();
            assertThat(record.topic()).isEqualTo("house.joins");
            assertThat(record.key()).isEqualTo("42");
            assertThat(new String(record.headers().lastHeader(EventCodec.TYPE).value(), UTF_8))
                    .isEqualTo("chat.joined.v1");
            assertThat(codec.decode("chat.joined.v1", record.value())).isEqualTo(join(1, 42));
            assertThat(meters.get("clicktrail.events.published")
                            .tags("topic", "joins", "durability", "broker")
                            .timer()
                            .count())
                    .isOne();
        }
    }

    @Test
    void nothingIsSentUntilSomebodySubscribes() {
        TestKafka kafka = TestKafka.answering();
        try (EventPublisher publisher = publisher(kafka::connect, 100)) {
            var unused = publisher.publish(encoded(click(1)));
            publisher.publish(encoded(click(2))).block(PATIENCE);

            assertThat(kafka.keys()).containsExactly(click(2).click().value());
        }
    }

    @Test
    void itCompletesOnlyWhenKafkaHasAcknowledged() {
        TestKafka kafka = TestKafka.silent();
        try (EventPublisher publisher = publisher(kafka::connect, 100)) {
            Sending sending = publisher.send(encoded(click(1)));
            within(PATIENCE, () -> assertThat(kafka.history()).hasSize(1));
            assertThat(sending).isNotDone();

            kafka.completeNext();

            assertThat(sending).isCompleted();
        }
    }

    @Test
    void onlyEventsThatNeedNoOrderGoWhereTheirKeyDoesNotSay() {
        TestKafka kafka = TestKafka.answering();
        try (EventPublisher publisher = publisher(kafka::connect, 100)) {
            for (int i = 1; i < 5; i++) {
                publisher.publish(encoded(click(i))).block(PATIENCE);
                publisher.publish(encoded(join(i, i))).block(PATIENCE);
            }

            assertThat(partitions(kafka, "house.clicks")).doesNotContainNull().allMatch(partition -> partition < 12);
            assertThat(partitions(kafka, "house.joins")).containsOnlyNulls();
        }
    }

    private static Stream<@Nullable Integer> partitions(TestKafka kafka, String topic) {
        return kafka.history().stream()
                .filter(record -> record.topic().equals(topic))
                .map(ProducerRecord::partition);
    }

    @Test
    void onceKafkaHasTakenAClickTheNextGoesWithoutDetour() {
        TestKafka kafka = TestKafka.silent();
        try (EventPublisher publisher = publisher(kafka::connect, 100)) {
            takeOne(kafka, publisher);

            Sending sending = publisher.send(encoded(click(2)));

            assertThat(kafka.keys()).contains(click(2).click().value());
            assertThat(sending).isNotDone();
            kafka.completeNext();
            assertThat(sending).isCompleted();
        }
    }

    @Test
    void afterAFailureNobodyIsLetNearAClientThatMayBlock() {
        TestKafka kafka = TestKafka.silent();
        try (EventPublisher publisher = publisher(kafka::connect, 100)) {
            takeOne(kafka, publisher);
            Sending failing = publisher.send(encoded(click(2)));
            kafka.errorNext(new TimeoutException("the broker is away"));
            assertThat(failing).isCompletedExceptionally();

            kafka.block();
            Sending waiting = publisher.send(encoded(click(3)));
            within(PATIENCE, () -> assertThat(kafka.holdsACaller()).isTrue());
            kafka.unblock();

            within(PATIENCE, () -> assertThat(kafka.history()).hasSize(3));
            assertThat(waiting).isNotDone();
        }
    }

    @Test
    void whenMuchIsUnderWayNobodyIsLetNearAClientThatMayBlock() {
        TestKafka kafka = TestKafka.silent();
        try (EventPublisher publisher = publisher(kafka::connect, 100)) {
            takeOne(kafka, publisher);
            for (int i = 0; i < 4; i++) {
                var unused = publisher.send(new EncodedEvent("clicks", "large", Map.of(), new byte[1 << 20]));
            }

            kafka.block();
            var unused = publisher.send(encoded(click(2)));
            within(PATIENCE, () -> assertThat(kafka.holdsACaller()).isTrue());
            kafka.unblock();
        }
    }

    private void takeOne(TestKafka kafka, EventPublisher publisher) {
        Sending first = publisher.send(encoded(click(1)));
        within(PATIENCE, () -> assertThat(kafka.history()).hasSize(1));
        kafka.completeNext();
        assertThat(first).isCompleted();
    }

    @Test
    void whatKafkaRefusesFails() {
        TestKafka kafka = TestKafka.silent();
        try (EventPublisher publisher = publisher(kafka::connect, 100)) {
            Sending sending = publisher.send(encoded(click(1)));
            within(PATIENCE, () -> assertThat(kafka.history()).hasSize(1));

            kafka.errorNext(new KafkaException("no"));

            assertThat(sending).isCompletedExceptionally();
        }
    }

    @Test
    void whileKafkasClientBlocksCallersDoNotAndTooManyAreRefusedAtOnce() {
        TestKafka kafka = TestKafka.answering();
        try (EventPublisher publisher = publisher(kafka::connect, 16)) {
            kafka.block();
            Sending first = publisher.send(encoded(click(0)));
            Sending last = first;
            for (int i = 1; i < 1_000; i++) {
                last = publisher.send(encoded(click(i)));
            }
            Sending refused = last;
            assertThatThrownBy(refused::join).hasCauseInstanceOf(RejectedExecutionException.class);
            assertThat(first).isNotDone();

            kafka.unblock();

            assertThat(first).succeedsWithin(PATIENCE);
        }
    }

    @Test
    void aTopicThatCannotBeReachedDoesNotMakeEachOfItsEventsWait() {
        TestKafka kafka = TestKafka.answering();
        kafka.sendException = new TimeoutException("no metadata");
        try (EventPublisher publisher = publisher(kafka::connect, 100)) {
            kafka.block();
            Sending first = publisher.send(encoded(click(1)));
            Sending second = publisher.send(encoded(click(2)));
            kafka.unblock();

            assertThat(first).failsWithin(PATIENCE);
            assertThat(second).failsWithin(PATIENCE);
            assertThat(kafka.history()).isEmpty();
        }
    }

    @Test
    void anEventThatSomebodyElseHasTakenIsNotSent() {
        TestKafka kafka = TestKafka.answering();
        try (EventPublisher publisher = publisher(kafka::connect, 100)) {
            kafka.block();
            Sending first = publisher.send(encoded(click(1)));
            within(PATIENCE, () -> assertThat(kafka.holdsACaller()).isTrue());
            assertThat(first.take()).isFalse();
            Sending second = publisher.send(encoded(click(2)));
            assertThat(second.take()).isTrue();
            kafka.unblock();
            publisher.publish(encoded(click(3))).block(PATIENCE);

            assertThat(kafka.keys()).doesNotContain(click(2).click().value());
        }
    }

    @Test
    void aProducerThatCannotBeMadeYetIsMadeLater() {
        TestKafka kafka = TestKafka.answering();
        AtomicInteger tries = new AtomicInteger();
        Supplier<Producer<String, byte[]>> connect = () -> {
            if (tries.incrementAndGet() < 2) {
                throw new KafkaException("no resolvable bootstrap urls");
            }
            return kafka;
        };
        try (EventPublisher publisher = publisher(connect, 100)) {
            assertThat(publisher.send(encoded(click(1)))).failsWithin(PATIENCE);
            assertThat(publisher.send(encoded(click(2)))).failsWithin(PATIENCE);

            within(PATIENCE, () -> assertThat(publisher.send(encoded(click(3)))).succeedsWithin(PATIENCE));
            assertThat(tries).hasValue(2);
        }
    }

    @Test
    void aClientThatIsBrokenForGoodIsReplaced() {
        TestKafka broken = TestKafka.answering();
        broken.sendException = new KafkaException("in an error state");
        TestKafka sound = TestKafka.answering();
        AtomicInteger clients = new AtomicInteger();
        Supplier<Producer<String, byte[]>> connect = () -> clients.incrementAndGet() == 1 ? broken : sound;
        try (EventPublisher publisher = publisher(connect, 100)) {
            assertThat(publisher.send(encoded(click(1)))).failsWithin(PATIENCE);

            within(PATIENCE, () -> assertThat(publisher.send(encoded(click(2)))).succeedsWithin(PATIENCE));
            assertThat(broken.closed()).isTrue();
        }
    }

    @Test
    void whatWasGivenBeforeTheCloseIsSentAndWhatComesLaterIsRefused() {
        TestKafka kafka = TestKafka.answering();
        EventPublisher publisher = publisher(kafka::connect, 1_000);
        for (int i = 0; i < 500; i++) {
            publisher.send(encoded(click(i)));
        }
        publisher.close();

        assertThat(kafka.history()).hasSize(500);
        assertThat(kafka.closed()).isTrue();
        assertThat(publisher.send(encoded(click(501)))).isCompletedExceptionally();
    }

    private EventPublisher publisher(Supplier<Producer<String, byte[]>> connect, int queue) {
        return new EventPublisher(
                connect, TestKafka.NAMES, TestKafka.settings(Duration.ofMillis(50), queue), new PublishMetrics(meters));
    }

    private EncodedEvent encoded(TrackingEvent event) {
        return codec.encode(event);
    }
}
