package io.clicktrail.transport.publish;

import io.clicktrail.event.Topic;
import io.clicktrail.transport.Causes;
import io.clicktrail.transport.TransportSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the topics of the contract and their dead letters, those that are missing, with as many copies as the cluster
 * makes by default. Tries until Kafka is there, and keeps nobody waiting.
 */
final class TopicCreation implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
    private static final int ANSWER_MILLIS = 10_000;
    private static final Duration PAUSE = Duration.ofSeconds(3);

    /** A dead letter carries the largest message and the reasons beside it. */
    private static final int LARGEST_DEAD_LETTER = (1 << 20) + (64 << 10);

    private final Map<String, Object> settings;
    private final TransportSettings.Kafka names;
    private final Thread thread;
    private boolean waiting;

    TopicCreation(Map<String, Object> settings, TransportSettings.Kafka names) {
        this.settings = new HashMap<>(settings);
        this.settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        this.settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        this.names = names;
        this.thread = Thread.ofPlatform().daemon().name("topic-creation").start(this::createUntilDone);
    }

    private void createUntilDone() {
        try {
            while (!created()) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean created() throws InterruptedException {
        try (var admin = Admin.create(settings)) {
            ignoreExisting(admin.createTopics(topics()).values().values());
            return true;
        } catch (ExecutionException | RuntimeException e) {
            if (!waiting) {
                log.info("the topics cannot be made yet, and will be tried again: {}", Causes.of(e));
            }
            waiting = true;
            return false;
        }
    }

    private static void ignoreExisting(Collection<KafkaFuture<Void>> results)
            throws ExecutionException, InterruptedException {
        for (KafkaFuture<Void> result : results) {
            try {
                result.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private List<NewTopic> topics() {
        return Stream.of(Topic.values()).flatMap(this::topicsOf).toList();
    }

    /** Each with a second topic for its dead letters: a listener may hear a compacted topic too. */
    private Stream<NewTopic> topicsOf(Topic topic) {
        return Stream.of(
                topic(topic, topic.topicName()).configs(topic.compacted() ? compacted() : kept(topic)),
                topic(topic, topic.deadLetterName()).configs(keptLarge(topic)));
    }

    private static Map<String, String> compacted() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
                "0.1");
    }

    private static Map<String, String> kept(Topic topic) {
        return Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(topic.retention().toMillis()));
    }

    private static Map<String, String> keptLarge(Topic topic) {
        var settings = new LinkedHashMap<>(kept(topic));
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_DEAD_LETTER));
        return settings;
    }

    private NewTopic topic(Topic topic, String name) {
        return new NewTopic(names.named(name), Optional.of(topic.partitions()), Optional.empty());
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
