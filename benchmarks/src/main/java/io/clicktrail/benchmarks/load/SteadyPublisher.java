package io.clicktrail.benchmarks.load;

import java.time.Duration;
import java.util.Map;
import java.util.function.IntFunction;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.clicktrail.event.TrackingEvent;

/** Says one thing after the other, each at once. */
public final class SteadyPublisher implements AutoCloseable {

    private static final long NANOS_A_SECOND = Duration.ofSeconds(1).toNanos();

    private final KafkaProducer<String, byte[]> producer;

    public SteadyPublisher(String bootstrap) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "linger.ms", 0);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    public void publish(TrackingEvent event) {
        producer.send(EventPublisher.message(event));
    }

    /**
     * At a fixed rate, whatever others do. Returns when the broker has all of them.
     *
     * @param events by number, from 0 on
     * @return when the first was due, as {@link System#nanoTime}
     */
    public long publish(int number, int perSecond, IntFunction<? extends TrackingEvent> events) {
        long begin = System.nanoTime();
        for (int i = 0; i < number; i++) {
            Waiting.untilNanoTime(due(begin, i, perSecond));
            publish(events.apply(i));
        }
        producer.flush();
        return begin;
    }

    /** When the one of that number is due. */
    public static long due(long begin, int number, int perSecond) {
        return begin + number * NANOS_A_SECOND / perSecond;
    }

    @Override
    public void close() {
        producer.close();
    }
}
