package io.clicktrail.transport.consume;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

import io.clicktrail.transport.TransportSettings;

/** Makes the consumer group of a listener: batches in, offsets committed after the batch, retries without an end. */
final class ContainerFactory {

    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final double GROWTH = 1.7;

    /**
     * Room for a batch of nothing but poison on a slow database, taken apart to the last event. A try that hangs is ended
     * by its own timeout, and a process that dies by the session's, so nobody waits for this one in vain.
     */
    private static final int LONGEST_BATCH_MILLIS = 15 * 60 * 1000;

    private final DefaultKafkaConsumerFactory<byte[], byte[]> consumers;
    private final TransportSettings.Topics names;
    private final ConsumeSettings settings;
    private final String service;
    private final DispatcherFactory dispatchers;

    ContainerFactory(
            Map<String, Object> kafka,
            TransportSettings.Topics names,
            ConsumeSettings settings,
            String service,
            DispatcherFactory dispatchers) {
        this.consumers = new DefaultKafkaConsumerFactory<>(
                consumerSettings(kafka, settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.names = names;
        this.settings = settings;
        this.service = service;
        this.dispatchers = dispatchers;
    }

    private static Map<String, Object> consumerSettings(Map<String, Object> kafka, ConsumeSettings settings) {
        var all = new HashMap<>(kafka);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"); // a new group misses nothing
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.maxPollRecords());
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false); // they would have the wrong partitions
        all.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000); // a topic that is created late is soon found
        all.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000); // how long a killed process keeps its partitions
        all.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, LONGEST_BATCH_MILLIS);
        all.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        all.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        all.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        all.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName()); // the others go on while one joins or leaves
        return all;
    }

    ConcurrentMessageListenerContainer<byte[], byte[]> containerFor(EventBatchListener listener) {
        String group = names.named(service + "." + listener.group());
        var container = new ConcurrentMessageListenerContainer<>(consumers, properties(listener, group));
        container.setupMessageListener(dispatchers.dispatcherFor(listener, group, container::isRunning));
        container.setBeanName(listener.group());
        container.setConcurrency(settings.concurrency());
        container.setCommonErrorHandler(retryForEver());
        return container;
    }

    private ContainerProperties properties(EventBatchListener listener, String group) {
        var properties = new ContainerProperties(
                listener.topics().stream().map(names::named).toArray(String[]::new));
        properties.setGroupId(group);
        properties.setAckMode(ContainerProperties.AckMode.BATCH);
        properties.setMissingTopicsFatal(false);
        properties.setFixTxOffsets(true);
        properties.setAuthExceptionRetryInterval(settings.longestPause());
        properties.setShutdownTimeout(settings.batchTimeout().toMillis());
        return properties;
    }

    /** The same batch again, in this thread, while the consumer is paused but polls: the partition is not lost. */
    private DefaultErrorHandler retryForEver() {
        var pauses = new ExponentialBackOff(FIRST_PAUSE_MILLIS, GROWTH);
        pauses.setMaxInterval(settings.longestPause().toMillis());
        pauses.setJitter(FIRST_PAUSE_MILLIS / 4);
        var handler = new DefaultErrorHandler(pauses);
        handler.setClassifications(Map.of(), true);
        handler.setLogLevel(KafkaException.Level.DEBUG);
        return handler;
    }
}
