package io.clicktrail.transport.state;

import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.beans.factory.DisposableBean;

import io.clicktrail.event.CatalogueEvent;
import io.clicktrail.event.EventCodec;
import io.clicktrail.event.Topic;
import io.clicktrail.transport.TransportSettings;

/** Opens compacted topics. One bean a service; a state is opened in the service's configuration, as a bean. */
public final class CompactedStates implements DisposableBean {

    private static final int ANSWER_MILLIS = 5_000;

    private final Map<String, Object> consumerSettings;
    private final TransportSettings settings;
    private final EventCodec codec;
    private final MeterRegistry meters;
    private final Map<Topic, StateFollower<?>> followers = new EnumMap<>(Topic.class);

    CompactedStates(
            Map<String, Object> consumerSettings, TransportSettings settings, EventCodec codec, MeterRegistry meters) {
        this.consumerSettings = following(consumerSettings);
        this.settings = settings;
        this.codec = codec;
        this.meters = meters;
    }

    private static Map<String, Object> following(Map<String, Object> given) {
        Map<String, Object> all = new HashMap<>(given);
        all.remove(ConsumerConfig.GROUP_ID_CONFIG);
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false); // it would not be compacted
        all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        all.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        all.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500); // soon there when the broker is back
        return all;
    }

    /**
     * The topic's state, from the snapshot at once and from Kafka as soon as it answers.
     *
     * @throws IllegalStateException when the topic is open already
     */
    public synchronized <E extends CatalogueEvent> CompactedState<E> open(Topic topic, Class<E> type) {
        if (!topic.compacted()) {
            throw new IllegalArgumentException(topic.topicName() + " is not compacted");
        }
        if (followers.containsKey(topic)) {
            throw new IllegalStateException(topic.topicName() + " is open already: share its state as a bean");
        }
        var state = new CompactedState<E>();
        Path file = settings.dataDir().resolve("state").resolve(topic.topicName() + ".snapshot");
        var follower = new StateFollower<>(
                settings.topics().named(topic),
                consumerSettings,
                codec,
                type,
                state,
                new Snapshot<>(file, codec, type),
                settings.state().snapshotInterval());
        follower.loadSnapshot();
        followers.put(topic, follower);
        StateMetrics.bind(topic, state, follower, meters);
        follower.start("state-" + topic.topicName());
        return state;
    }

    /** Those that are open. */
    synchronized Collection<StateFollower<?>> followers() {
        return List.copyOf(followers.values());
    }

    @Override
    public void destroy() {
        followers().forEach(StateFollower::stop);
    }
}
