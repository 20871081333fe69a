package io.clicktrail.transport.publish;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.clicktrail.event.Topic;
import io.clicktrail.transport.TransportSettings;

/** Kafka's own stand-in for its producer: answers when it is told to. */
final class TestKafka extends MockProducer<String, byte[]> {

    static final TransportSettings.Topics NAMES = new TransportSettings.Topics("house.");

    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final AtomicInteger waiting = new AtomicInteger();

    private TestKafka(boolean answers) {
        super(topics(), answers, null, new StringSerializer(), new ByteArraySerializer());
    }

    private static Cluster topics() {
        List<PartitionInfo> partitions = Arrays.stream(Topic.values())
                .flatMap(topic ->
                        IntStream.range(0, topic.partitions()).mapToObj(partition -> partition(topic, partition)))
                .toList();
        return new Cluster("test", List.of(Node.noNode()), partitions, Set.of(), Set.of());
    }

    private static PartitionInfo partition(Topic topic, int partition) {
        return new PartitionInfo(NAMES.named(topic.topicName()), partition, null, new Node[0], new Node[0]);
    }

    static TestKafka answering() {
        return new TestKafka(true);
    }

    static TestKafka silent() {
        return new TestKafka(false);
    }

    static TransportSettings.Publish settings(Duration budget, int queue) {
        return new TransportSettings.Publish(
                budget, Duration.ZERO, Duration.ofSeconds(10), queue, 3, Duration.ofMillis(50));
    }

    /** As a send that waits for metadata. */
    void block() {
        gate = new CountDownLatch(1);
    }

    void unblock() {
        gate.countDown();
    }

    boolean holdsACaller() {
        return waiting.get() > 0;
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
        waiting.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            waiting.decrementAndGet();
        }
        return super.send(record, callback);
    }

    Producer<String, byte[]> connect() {
        return this;
    }

    /** Acknowledges whatever waits for it. */
    void completeAll() {
        boolean more = true;
        while (more) {
            more = completeNext();
        }
    }

    List<String> keys() {
        return List.copyOf(history()).stream().map(ProducerRecord::key).toList();
    }
}
