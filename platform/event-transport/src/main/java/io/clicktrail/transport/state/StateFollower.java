package io.clicktrail.transport.state;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.clicktrail.event.CatalogueEvent;
import io.clicktrail.event.EventCodec;
import io.clicktrail.transport.Causes;

/**
 * Reads a compacted topic from its beginning and then follows it, for as long as the service lives and however often
 * Kafka goes away. Until the end has been reached once the state stays what the snapshot said: keys that have left the
 * topic meanwhile leave the state, too.
 */
final class StateFollower<E extends CatalogueEvent> implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(StateFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(2);

    private final String topic;
    private final Map<String, Object> consumerSettings;
    private final EventCodec codec;
    private final Class<E> type;
    private final CompactedState<E> state;
    private final Snapshot<E> snapshot;
    private final Duration snapshotInterval;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private volatile boolean caughtUp;
    private volatile long unreadable;
    private volatile long snapshotAtNanos;
    private volatile boolean hasSnapshot;
    private boolean changed;
    private boolean failing;
    private @Nullable Thread thread;

    StateFollower(
            String topic,
            Map<String, Object> consumerSettings,
            EventCodec codec,
            Class<E> type,
            CompactedState<E> state,
            Snapshot<E> snapshot,
            Duration snapshotInterval) {
        this.topic = topic;
        this.consumerSettings = consumerSettings;
        this.codec = codec;
        this.type = type;
        this.state = state;
        this.snapshot = snapshot;
        this.snapshotInterval = snapshotInterval;
    }

    /** Before Kafka is asked anything. */
    void loadSnapshot() {
        try {
            Optional<Map<String, E>> known = snapshot.load();
            known.ifPresent(state::become);
            hasSnapshot = known.isPresent();
            snapshotAtNanos = System.nanoTime() - (hasSnapshot ? 0 : snapshotInterval.toNanos());
        } catch (IOException e) {
            log.warn("{} starts without its snapshot: {}", topic, e.toString());
        }
    }

    void start(String name) {
        thread = Thread.ofPlatform().daemon().name(name).start(this);
    }

    @Override
    public void run() {
        while (following()) {
            try (var consumer =
                    new KafkaConsumer<>(consumerSettings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                follow(consumer);
            } catch (RuntimeException e) {
                tell(e);
                pause();
            }
        }
    }

    private void tell(RuntimeException failure) {
        if (!failing && following()) {
            log.warn("{} cannot be followed and will be tried again: {}", topic, Causes.of(failure));
        }
        failing = true;
    }

    private boolean following() {
        return stopped.getCount() > 0;
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer) {
        assignAll(consumer);
        var reader = new StateReader<>(codec, type);
        if (!readToEnd(consumer, reader)) {
            return;
        }
        state.become(reader.known());
        caughtUp = true;
        changed = true;
        failing = false;
        while (following()) {
            if (read(consumer, reader)) {
                changed = true;
                state.changed();
            }
            writeSnapshotIfDue();
        }
        writeSnapshot();
    }

    private void assignAll(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("there is no such topic yet");
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private boolean readToEnd(KafkaConsumer<byte[], byte[]> consumer, StateReader<E> reader) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (following()
                && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            read(consumer, reader);
        }
        return following();
    }

    private boolean read(KafkaConsumer<byte[], byte[]> consumer, StateReader<E> reader) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            reader.read(record);
        }
        unreadable = reader.unreadable();
        return !records.isEmpty();
    }

    private void writeSnapshotIfDue() {
        if (System.nanoTime() - snapshotAtNanos >= snapshotInterval.toNanos()) {
            writeSnapshot();
        }
    }

    private void writeSnapshot() {
        if (!changed) {
            return;
        }
        snapshotAtNanos = System.nanoTime();
        try {
            snapshot.write(state.all());
            hasSnapshot = true;
            changed = false;
        } catch (IOException e) {
            log.warn("the snapshot of {} could not be written: {}", topic, e.toString());
        }
    }

    private void pause() {
        try {
            var unused = stopped.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopped.countDown();
        }
    }

    String topic() {
        return topic;
    }

    CompactedState<E> state() {
        return state;
    }

    boolean caughtUp() {
        return caughtUp;
    }

    long unreadable() {
        return unreadable;
    }

    /** NaN where there is none. */
    double snapshotAgeSeconds() {
        return hasSnapshot ? (System.nanoTime() - snapshotAtNanos) / 1e9 : Double.NaN;
    }

    void stop() {
        stopped.countDown();
        try {
            if (thread != null && !thread.join(PATIENCE_AT_STOP)) {
                log.warn("{} is still waiting for Kafka", topic);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
