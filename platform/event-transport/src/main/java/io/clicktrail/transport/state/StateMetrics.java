package io.clicktrail.transport.state;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;

import io.clicktrail.event.Topic;

/** How a compacted topic is known, asked for when the meters are read. */
final class StateMetrics {

    private StateMetrics() {}

    static void bind(Topic topic, CompactedState<?> state, StateFollower<?> follower, MeterRegistry meters) {
        Tags tags = Tags.of("topic", topic.topicName());
        Gauge.builder("clicktrail.state.entries", state, it -> it.all().size())
                .description("Keys of a compacted topic that are known")
                .tags(tags)
                .register(meters);
        Gauge.builder("clicktrail.state.caught.up", follower, it -> it.caughtUp() ? 1 : 0)
                .description("Whether the end of the topic has been reached since the start")
                .tags(tags)
                .register(meters);
        FunctionCounter.builder("clicktrail.state.unreadable", follower, StateFollower::unreadable)
                .description("Records of a compacted topic that were passed over")
                .tags(tags)
                .register(meters);
        TimeGauge.builder(
                        "clicktrail.state.snapshot.age", follower, TimeUnit.SECONDS, StateFollower::snapshotAgeSeconds)
                .description("Since the last snapshot was written or loaded; a state that does not change gets none")
                .tags(tags)
                .register(meters);
    }
}
