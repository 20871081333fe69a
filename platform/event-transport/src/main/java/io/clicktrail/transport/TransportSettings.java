package io.clicktrail.transport;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import io.clicktrail.event.Topic;

/**
 * How events leave this service and what it keeps on disk for them. Wrong values are refused at the start, with the
 * path of the setting.
 *
 * @param dataDir where the spool and the snapshots live; one directory for each process
 */
@ConfigurationProperties("clicktrail")
public record TransportSettings(
        @DefaultValue Topics topics,
        @DefaultValue("data") Path dataDir,
        @DefaultValue Publish publish,
        @DefaultValue Spool spool,
        @DefaultValue State state) {

    /**
     * Not called Kafka: {@code CLICKTRAIL_KAFKA}, the address, would be taken for its value.
     *
     * @param prefix put before every topic and group name, so that several houses can share one cluster
     */
    public record Topics(@DefaultValue("") String prefix) {

        private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]{0,100}");

        public Topics {
            require(
                    PREFIX.matcher(prefix).matches(),
                    "clicktrail.topics.prefix has at most 100 characters of A-Z a-z 0-9 . _ -");
        }

        /** The name of a topic or a group in the cluster. */
        public String named(String name) {
            return prefix + name;
        }

        public String named(Topic topic) {
            return named(topic.topicName());
        }
    }

    /**
     * @param budget how long a caller waits for Kafka before the spool takes the event; below 50 ms, so that who waits
     *     in vain while the spool is full is told so within them
     * @param linger how long the producer waits for company of a record; 0 is best for latency
     * @param deliveryTimeout how long Kafka's client tries before it gives a record up
     * @param queue how many events may wait for the sending thread
     * @param misses how many misses of the budget in a row open the breaker
     * @param probeInterval how often an open breaker tries Kafka
     */
    public record Publish(
            @DefaultValue("40ms") Duration budget,
            @DefaultValue("0ms") Duration linger,
            @DefaultValue("10s") Duration deliveryTimeout,
            @DefaultValue("8192") int queue,
            @DefaultValue("3") int misses,
            @DefaultValue("1s") Duration probeInterval) {

        public Publish {
            requireWithin("clicktrail.publish.budget", budget, Duration.ofMillis(5), Duration.ofSeconds(10));
            requireWithin("clicktrail.publish.linger", linger, Duration.ZERO, Duration.ofSeconds(1));
            requireWithin(
                    "clicktrail.publish.delivery-timeout",
                    deliveryTimeout,
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(2));
            requireWithin(
                    "clicktrail.publish.probe-interval", probeInterval, Duration.ofMillis(50), Duration.ofMinutes(1));
            requireWithin("clicktrail.publish.queue", queue, 16, 1_000_000);
            requireWithin("clicktrail.publish.misses", misses, 1, 1_000);
            require(
                    budget.compareTo(deliveryTimeout) < 0,
                    "clicktrail.publish.budget must be below clicktrail.publish.delivery-timeout");
        }
    }

    /**
     * @param maxSize of all segments together; beyond it callers are refused
     * @param segmentSize of one file; a file is deleted when all of it is in Kafka
     * @param queue how many events may wait for the disk
     * @param window how many events of the spool are on their way to Kafka at a time
     */
    public record Spool(
            @DefaultValue("1GB") DataSize maxSize,
            @DefaultValue("16MB") DataSize segmentSize,
            @DefaultValue("8192") int queue,
            @DefaultValue("512") int window) {

        public Spool {
            requireWithin("clicktrail.spool.segment-size", segmentSize.toBytes(), 4 << 10, 1 << 30);
            requireWithin("clicktrail.spool.queue", queue, 16, 1_000_000);
            requireWithin("clicktrail.spool.window", window, 1, 100_000);
            require(
                    maxSize.toBytes() >= 2 * segmentSize.toBytes(),
                    "clicktrail.spool.max-size must be at least twice clicktrail.spool.segment-size");
        }
    }

    /** @param snapshotInterval how often a changed state is written to disk, at most */
    public record State(@DefaultValue("1s") Duration snapshotInterval) {

        public State {
            requireWithin(
                    "clicktrail.state.snapshot-interval", snapshotInterval, Duration.ofMillis(10), Duration.ofHours(1));
        }
    }

    private static void requireWithin(String path, Duration value, Duration least, Duration most) {
        require(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                path + " must be from " + least + " to " + most + ", not " + value);
    }

    private static void requireWithin(String path, long value, long least, long most) {
        require(value >= least && value <= most, path + " must be from " + least + " to " + most + ", not " + value);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
