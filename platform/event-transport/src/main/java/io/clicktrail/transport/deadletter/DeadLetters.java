package io.clicktrail.transport.deadletter;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts records aside, so that a partition can move on without them and nothing is lost. */
public final class DeadLetters implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final Supplier<Producer<byte[], byte[]>> connect;
    private final MeterRegistry meters;
    private @Nullable Producer<byte[], byte[]> producer;

    /** @param connect makes the producer, at the first dead letter */
    public DeadLetters(Supplier<Producer<byte[], byte[]>> connect, MeterRegistry meters) {
        this.connect = connect;
        this.meters = meters;
    }

    /**
     * Returns when all in-sync replicas have all of them. Waits for Kafka, so it is only for the thread of a listener.
     *
     * @throws KafkaException when Kafka does not take them; some of them may be kept twice after the next try
     */
    public void keep(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return;
        }
        var sending = letters.stream()
                .map(letter -> producer().send(letter.toRecord()))
                .toList();
        sending.forEach(DeadLetters::await);
        letters.forEach(this::count);
        report(letters);
    }

    /** Connects at the first dead letter: most services never see one. */
    private synchronized Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = connect.get();
        }
        return producer;
    }

    private static void await(Future<?> sending) {
        try {
            sending.get();
        } catch (ExecutionException e) {
            throw new KafkaException("a dead letter could not be kept", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped while a dead letter was on its way", e);
        }
    }

    private void count(DeadLetter letter) {
        meters.counter(
                        "clicktrail.dead.letters",
                        "topic",
                        letter.record().topic(),
                        "group",
                        letter.group(),
                        "reason",
                        letter.reason().slug())
                .increment();
    }

    /** A line for each kind, not for each letter: there may be thousands. */
    private static void report(List<DeadLetter> letters) {
        letters.stream()
                .collect(Collectors.groupingBy(DeadLetter::kind, LinkedHashMap::new, Collectors.toList()))
                .forEach((kind, same) -> {
                    var first = same.getFirst().record();
                    log.warn(
                            "dead letters: {} x {}; {}-{}@{}",
                            same.size(),
                            kind,
                            first.topic(),
                            first.partition(),
                            first.offset());
                });
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
        }
    }
}
