package io.clicktrail.transport.publish;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.clicktrail.event.EncodedEvent;
import io.clicktrail.event.Topic;
import io.clicktrail.transport.TransportSettings;

/**
 * Sends to Kafka and says when all in-sync replicas have it. Never blocks its caller: the send itself, which may block
 * on metadata or a full buffer, happens on a bounded worker. Clicks, which need no order, go without that detour while
 * Kafka answers: then their topic is known, and what is under way is far less than the buffer.
 *
 * <p>Answers come on the thread of Kafka's client: what follows must not block.
 */
public final class EventPublisher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EventPublisher.class);
    private static final int LARGEST_BATCH = 256;
    /** A quarter of the client's buffer at most, so that a send that goes directly never waits for room in it. */
    static final long MOST_BYTES_UNDER_WAY = 4L << 20;

    /** Clicks of about a millisecond share a partition. */
    private static final int SLICE_BITS = 20;

    private static final long BETWEEN_CONNECTS_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(8);

    private final Supplier<Producer<String, byte[]>> connect;
    private final TransportSettings.Topics names;
    private final PublishMetrics metrics;
    private final long patienceNanos;
    private final BlockingQueue<Sending> queue;
    private final Sending end = new Sending(new EncodedEvent("", "", Map.of(), new byte[0]));
    private final Thread worker;
    private volatile boolean closed;
    private volatile boolean ended;
    private @Nullable Producer<String, byte[]> producer;
    private final AtomicLong bytesUnderWay = new AtomicLong();
    private volatile @Nullable Trusted trusted;
    private boolean connected;
    private long connectedAt;

    /** @param connect makes the producer, on the worker's thread; tried again where it fails */
    EventPublisher(
            Supplier<Producer<String, byte[]>> connect,
            TransportSettings.Topics names,
            TransportSettings.Publish settings,
            PublishMetrics metrics) {
        this.connect = connect;
        this.names = names;
        this.metrics = metrics;
        this.patienceNanos = settings.deliveryTimeout().toNanos();
        this.queue = new ArrayBlockingQueue<>(settings.queue());
        this.worker = Thread.ofPlatform().daemon().name("event-publisher").start(this::work);
    }

    /** Completes on the broker's acknowledgement; fails when it does not come in time. */
    public Mono<Void> publish(EncodedEvent event) {
        return Mono.defer(() -> Mono.fromFuture(published(event), true));
    }

    private CompletableFuture<Void> published(EncodedEvent event) {
        Sending sending = send(event);
        return sending.whenComplete((done, failure) -> {
            if (failure == null) {
                metrics.published(event.topic(), Durability.BROKER, sending.ageNanos(System.nanoTime()));
            }
        });
    }

    /** A client that has just taken an event of a topic without order, and how many partitions that topic has. */
    private record Trusted(Producer<String, byte[]> client, String topic, int partitions) {}

    /** Never blocks; fails at once when too many wait already. */
    Sending send(EncodedEvent event) {
        var sending = new Sending(event);
        Trusted direct = trusted;
        if (direct != null && direct.topic().equals(event.topic()) && bytesUnderWay.get() < MOST_BYTES_UNDER_WAY) {
            sendDirectly(direct, sending);
        } else if (closed) {
            sending.completeExceptionally(closed());
        } else if (!queue.offer(sending)) {
            sending.completeExceptionally(new RejectedExecutionException("too many events wait for Kafka"));
        } else if (ended) {
            failWaiting();
        }
        return sending;
    }

    private void sendDirectly(Trusted direct, Sending sending) {
        sending.take();
        int bytes = sending.event().body().length;
        bytesUnderWay.addAndGet(bytes);
        sending.whenComplete((done, failure) -> {
            bytesUnderWay.addAndGet(-bytes);
            if (failure != null) {
                trusted = null;
            }
        });
        try {
            direct.client().send(record(sending.event(), slice(direct.partitions())), sending);
        } catch (RuntimeException e) {
            sending.completeExceptionally(e);
        }
    }

    private static RejectedExecutionException closed() {
        return new RejectedExecutionException("the publisher is closed");
    }

    private void failWaiting() {
        for (Sending late = queue.poll(); late != null; late = queue.poll()) {
            late.completeExceptionally(closed());
        }
    }

    private void work() {
        List<Sending> batch = new ArrayList<>(LARGEST_BATCH);
        while (!ended) {
            batch.clear();
            batch.add(next());
            queue.drainTo(batch, LARGEST_BATCH - 1);
            ended = batch.remove(end);
            sendAll(batch);
        }
        failWaiting();
    }

    private Sending next() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            return end;
        }
    }

    /**
     * A topic whose metadata does not come blocks each send for a while: when one has waited in vain, the others of its
     * topic are spared the wait.
     */
    private void sendAll(List<Sending> batch) {
        @Nullable String unreachable = null;
        for (Sending sending : batch) {
            String topic = sending.event().topic();
            if (!sending.take()) {
                continue;
            }
            if (topic.equals(unreachable) || sending.ageNanos(System.nanoTime()) > patienceNanos) {
                sending.completeExceptionally(new TimeoutException("Kafka does not answer"));
                continue;
            }
            give(sending);
            unreachable = timedOut(sending) ? topic : unreachable;
        }
    }

    private void give(Sending sending) {
        try {
            Producer<String, byte[]> client = producer();
            client.send(record(sending.event(), partition(client, sending)), sending);
        } catch (RuntimeException e) {
            sending.completeExceptionally(e);
            leaveBroken(e);
        }
    }

    /** A client that throws a bare KafkaException is in a state from which it does not come back. */
    private void leaveBroken(RuntimeException failure) {
        if (producer != null && failure.getClass() == KafkaException.class) {
            log.error("Kafka's client is broken and is made anew", failure);
            trusted = null;
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private static boolean timedOut(Sending sending) {
        return sending.isCompletedExceptionally() && sending.exceptionNow() instanceof TimeoutException;
    }

    /** Made late and as often as needed: a name that does not resolve yet must not keep the service from starting. */
    private Producer<String, byte[]> producer() {
        if (producer == null) {
            long now = System.nanoTime();
            if (connected && now - connectedAt < BETWEEN_CONNECTS_NANOS) {
                throw new TimeoutException("Kafka's client cannot be made yet");
            }
            connected = true;
            connectedAt = now;
            producer = connect.get();
        }
        return producer;
    }

    /**
     * Events that leave together and need no order share a partition, and so a batch: that costs us, the broker and the
     * readers least. All others go where their key says.
     */
    private @Nullable Integer partition(Producer<String, byte[]> client, Sending sending) {
        String topic = sending.event().topic();
        if (Topic.ordered(topic)) {
            return null;
        }
        int partitions = client.partitionsFor(names.named(topic)).size();
        sending.thenRun(() -> trust(new Trusted(client, topic, partitions)));
        return slice(partitions);
    }

    private void trust(Trusted client) {
        if (!closed) {
            trusted = client;
        }
    }

    private static int slice(int partitions) {
        return Math.floorMod(System.nanoTime() >> SLICE_BITS, partitions);
    }

    private ProducerRecord<String, byte[]> record(EncodedEvent event, @Nullable Integer partition) {
        var record = new ProducerRecord<>(names.named(event.topic()), partition, event.key(), event.body());
        event.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** Sends what has been given, and waits for it. */
    @Override
    public void close() {
        closed = true;
        trusted = null;
        try {
            queue.put(end);
            worker.join(PATIENCE_AT_CLOSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (worker.isAlive()) {
            log.warn("the publisher's worker does not end");
        } else if (producer != null) {
            producer.close(PATIENCE_AT_CLOSE);
        }
    }
}
