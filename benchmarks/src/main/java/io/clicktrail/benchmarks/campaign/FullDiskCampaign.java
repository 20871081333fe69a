package io.clicktrail.benchmarks.campaign;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;

import io.clicktrail.benchmarks.load.BenchOffer;
import io.clicktrail.benchmarks.load.Connection;
import io.clicktrail.infrastructure.Directories;
import io.clicktrail.infrastructure.KafkaServer;
import io.clicktrail.infrastructure.Loopback;

import static io.clicktrail.benchmarks.campaign.Waiting.rest;
import static io.clicktrail.benchmarks.campaign.Waiting.say;
import static io.clicktrail.benchmarks.campaign.Waiting.until;

/**
 * Full is said, and nothing is lost by it: Kafka is killed and people click until the gateway's disk is full, in a second
 * round until its spool has reached its limit. Who cannot be recorded is told at once to come again. When Kafka is back
 * all goes on by itself, and every token that a visitor was given is in the topic.
 */
public final class FullDiskCampaign {

    private static final int PER_SECOND = Integer.getInteger("rate", 1_000);
    private static final int DISK_MEGABYTES = Integer.getInteger("disk", 32);
    private static final int LONGEST_PARAMETER = 200;
    private static final Duration CALM = Duration.ofSeconds(5);
    private static final Duration FULL = Duration.ofSeconds(15);

    private final SmallDisk disk;
    private final KafkaServer kafka;
    private final LoneGateway gateway;

    private FullDiskCampaign(SmallDisk disk, KafkaServer kafka, LoneGateway gateway) {
        this.disk = disk;
        this.kafka = kafka;
        this.gateway = gateway;
    }

    public static void main(String[] args) throws IOException {
        long seed = Long.getLong("seed", 1);
        boolean disk = round(seed, "the disk is full", Map.of());
        boolean limit = round(
                seed,
                "the spool has reached its limit",
                Map.of(
                        "CLICKTRAIL_SPOOL_MAXSIZE", DISK_MEGABYTES / 2 + "MB",
                        "CLICKTRAIL_SPOOL_SEGMENTSIZE", DISK_MEGABYTES / 8 + "MB"));
        Trial.end(
                disk && limit,
                "whoever could not be recorded was told at once to come again, nobody else was, and no acknowledged click"
                        + " was lost or doubled (seed " + seed + ")");
    }

    private static boolean round(long seed, String full, Map<String, String> limits) throws IOException {
        Path scratch = Directories.temporary("full-disk");
        KafkaServer broker = new KafkaServer(
                scratch.resolve("kafka"), scratch.resolve("kafka.log"), Loopback.freePort(), Loopback.freePort());
        try (SmallDisk disk = SmallDisk.mount(scratch.resolve("disk"), DISK_MEGABYTES);
                KafkaServer kafka = broker) {
            kafka.start();
            try (LoneGateway gateway = LoneGateway.start(disk.path(), kafka, limits)) {
                return new FullDiskCampaign(disk, kafka, gateway).run(seed, full);
            }
        } finally {
            Directories.delete(scratch);
        }
    }

    private boolean run(long seed, String full) {
        until("the offer is known", this::redirects);
        say("people click, " + PER_SECOND + " a second");
        Outage outage;
        Visitors visitors = Visitors.walk(gateway.address(), PER_SECOND, number -> click(seed, number));
        try (visitors) {
            rest(CALM);
            outage = outage(visitors, full);
            rest(CALM);
        }
        ClickTopic topic = ClickTopic.read(kafka.address());
        return new FullDiskReport(full, outage, visitors, topic).print();
    }

    private Outage outage(Visitors visitors, String full) {
        say("kill -9 kafka");
        kafka.kill();
        long killed = System.nanoTime();
        until(full, visitors::anyFailed);
        long refused = System.nanoTime();
        say(full);
        rest(FULL);
        double free = disk.freeMegabytes();
        say("Kafka starts again, the gateway does not");
        kafka.start();
        long back = System.nanoTime();
        until("the spool is empty", () -> gateway.segments() == 0);
        say("the spool is empty");
        return new Outage(killed, refused, back, System.nanoTime(), free);
    }

    /** Of many lengths, so that the disk is full in the middle of a record. */
    private static String click(long seed, long number) {
        int length = new SplittableRandom(seed + number).nextInt(LONGEST_PARAMETER);
        return BenchOffer.PATH + "?uid=visit-" + number + "&sub1=" + "x".repeat(length);
    }

    private boolean redirects() throws IOException {
        try (Connection connection = Connection.to(gateway.address(), 1_000)) {
            return connection.get(BenchOffer.PATH + "?uid=nobody").status() == 302;
        }
    }
}
