package io.clicktrail.benchmarks.campaign;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import io.clicktrail.benchmarks.ingest.Clicks;
import io.clicktrail.event.EncodedEvent;
import io.clicktrail.event.EventCodec;
import io.clicktrail.event.Topic;
import io.clicktrail.standalone.House;

import static io.clicktrail.benchmarks.campaign.Waiting.rest;
import static io.clicktrail.benchmarks.campaign.Waiting.say;
import static io.clicktrail.benchmarks.campaign.Waiting.until;

/**
 * Poison stops nobody: thousands of records of twenty kinds among good ones, on every topic of facts. All good ones must
 * be processed, all poison must lie in the dead letters with its reason, and nothing may be left to read.
 */
public final class PoisonCampaign {

    private static final int POISON = Integer.getInteger("poison", 10_000);
    private static final int GOOD = Integer.getInteger("good", 10_000);
    private static final Duration QUIET = Duration.ofSeconds(5);

    private final House house;
    private final Random random;
    private final EventCodec codec = new EventCodec("/campaign");

    private PoisonCampaign(House house, long seed) {
        this.house = house;
        this.random = new Random(seed);
    }

    public static void main(String[] args) throws Exception {
        long seed = Long.getLong("seed", 1);
        String promise = "every good click was processed, all poison lies in the dead letters with its reason (seed "
                + seed + ")";
        Trial.of("poison", promise).run(house -> new PoisonCampaign(house, seed).run());
    }

    private boolean run() throws InterruptedException, SQLException, ExecutionException {
        String bootstrap = house.servers().kafka().address();
        Groups groups = new Groups(bootstrap);
        List<Topic> topics =
                Stream.of(Topic.values()).filter(topic -> !topic.compacted()).toList();
        say(POISON + " poison records on each of " + topics.size() + " topics, " + GOOD + " good clicks among them");
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrap, "linger.ms", 5, "buffer.memory", 256L << 20);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Topic topic : topics) {
                poison(producer, topic);
            }
        }
        Instant sent = Instant.now();
        rest(QUIET);
        until("everything is read", () -> groups.lag() == 0);
        say("lag 0 after " + Duration.between(sent, Instant.now()).toSeconds() + " s");
        return report(topics, groups, bootstrap);
    }

    private void poison(KafkaProducer<byte[], byte[]> producer, Topic topic) {
        int good = topic == Topic.CLICKS ? GOOD : 0;
        EncodedEvent model = codec.encode(Clicks.one(random));
        for (int i = 0; i < Math.max(POISON, good); i++) {
            if (i < POISON) {
                Poison kind = Poison.values()[i % Poison.values().length];
                // A megabyte each would measure the disk.
                Poison used = kind == Poison.BIG_BLOB && i > 200 ? Poison.NOT_JSON : kind;
                producer.send(used.of(topic.topicName(), model, random));
            }
            if (i < good) {
                producer.send(whole(codec.encode(Clicks.one(random))));
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> whole(EncodedEvent event) {
        var record = new ProducerRecord<>(event.topic(), event.key().getBytes(StandardCharsets.UTF_8), event.body());
        event.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private boolean report(List<Topic> topics, Groups groups, String bootstrap)
            throws SQLException, ExecutionException, InterruptedException {
        boolean kept = true;
        System.out.printf(
                "%n%-20s %8s %10s %14s %14s%n", "topic", "readers", "poison", "dead letters", "with a reason");
        for (Topic topic : topics) {
            long readers = groups.readersOf(topic.topicName());
            DeadLetters letters = DeadLetters.read(bootstrap, topic.deadLetterName());
            System.out.printf(
                    "%-20s %8d %10d %14d %14d%n",
                    topic.topicName(), readers, POISON, letters.records(), letters.withReason());
            kept &= letters.records() == readers * POISON && letters.withReason() == letters.records();
        }
        int clicks = Database.of(house).clicks().size();
        System.out.printf("good clicks processed: %d of %d%n", clicks, GOOD);
        return kept && clicks == GOOD;
    }
}
