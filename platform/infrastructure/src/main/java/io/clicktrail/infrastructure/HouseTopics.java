package io.clicktrail.infrastructure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

import io.clicktrail.event.Topic;

/** Makes the topics of the contract, each with a second one for its dead letters. */
public final class HouseTopics {
    /** One MiB: what a producer may send. */
    static final int LARGEST_MESSAGE = 1024 * 1024;

    /** A dead letter carries the largest message and the reasons beside it. */
    private static final int LARGEST_DEAD_LETTER = LARGEST_MESSAGE + 64 * 1024;

    private static final short ONE_COPY = 1;
    private static final long PATIENCE_SECONDS = 60;

    private HouseTopics() {}

    /** Makes those that are not there yet, as many partitions as the contract says, under the prefix. */
    public static void create(String bootstrap, String prefix) {
        create(bootstrap, prefix, Integer.MAX_VALUE);
    }

    /** @param mostPartitions fewer than the contract says, where many short-lived sets of topics share one broker */
    public static void create(String bootstrap, String prefix, int mostPartitions) {
        var topics = all(prefix, mostPartitions);
        withAdmin(bootstrap, admin -> {
            ignoringExisting(admin.createTopics(topics).values().values());
            return topics;
        });
    }

    static List<NewTopic> all(String prefix, int mostPartitions) {
        return Stream.of(Topic.values())
                .flatMap(topic -> topicsOf(topic, prefix, Math.min(topic.partitions(), mostPartitions)))
                .toList();
    }

    private static Stream<NewTopic> topicsOf(Topic topic, String prefix, int partitions) {
        return Stream.of(
                new NewTopic(prefix + topic.topicName(), partitions, ONE_COPY)
                        .configs(topic.compacted() ? compacted() : kept(topic)),
                new NewTopic(prefix + topic.deadLetterName(), partitions, ONE_COPY).configs(keptLarge(topic)));
    }

    private static Map<String, String> compacted() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
                "0.1");
    }

    private static Map<String, String> kept(Topic topic) {
        return Map.of(
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(topic.retention().toMillis()));
    }

    private static Map<String, String> keptLarge(Topic topic) {
        var settings = new LinkedHashMap<>(kept(topic));
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_DEAD_LETTER));
        return settings;
    }

    /** Whether the cluster has a node that answers. */
    static boolean clusterAnswers(String bootstrap) {
        try {
            return withAdmin(
                    bootstrap,
                    admin -> !admin.describeCluster()
                            .nodes()
                            .get(2, TimeUnit.SECONDS)
                            .isEmpty());
        } catch (ServerFailedException notYet) {
            return false;
        }
    }

    private static void ignoringExisting(Collection<KafkaFuture<Void>> results)
            throws ExecutionException, InterruptedException, TimeoutException {
        for (var result : List.copyOf(results)) {
            try {
                result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private static <T> T withAdmin(String bootstrap, Work<T> work) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            return work.with(admin);
        } catch (ExecutionException | TimeoutException e) {
            throw new ServerFailedException("Kafka at " + bootstrap + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailedException("interrupted while talking to Kafka", e);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Admin admin) throws ExecutionException, InterruptedException, TimeoutException;
    }
}
