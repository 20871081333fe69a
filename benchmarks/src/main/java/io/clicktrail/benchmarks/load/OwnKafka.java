package io.clicktrail.benchmarks.load;

import java.nio.file.Path;

import io.clicktrail.infrastructure.HouseTopics;
import io.clicktrail.infrastructure.KafkaServer;
import io.clicktrail.infrastructure.Loopback;

/** A broker of its own for one measurement, with the topics of the house. */
public final class OwnKafka {

    private OwnKafka() {}

    public static KafkaServer start(Path scratch) {
        KafkaServer kafka = new KafkaServer(
                scratch.resolve("kafka"), scratch.resolve("kafka.log"), Loopback.freePort(), Loopback.freePort());
        kafka.start();
        HouseTopics.create(kafka.address(), "");
        return kafka;
    }
}
