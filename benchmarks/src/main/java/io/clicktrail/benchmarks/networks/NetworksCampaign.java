package io.clicktrail.benchmarks.networks;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.clicktrail.benchmarks.campaign.Replicas;
import io.clicktrail.benchmarks.campaign.Trial;
import io.clicktrail.benchmarks.load.EventPublisher;
import io.clicktrail.benchmarks.load.HouseService;
import io.clicktrail.benchmarks.load.OwnDatabase;
import io.clicktrail.benchmarks.load.OwnKafka;
import io.clicktrail.event.ConversionEvent.CreditEvent;
import io.clicktrail.event.Topic;
import io.clicktrail.infrastructure.Directories;
import io.clicktrail.infrastructure.KafkaServer;

import static io.clicktrail.benchmarks.campaign.Waiting.rest;
import static io.clicktrail.benchmarks.campaign.Waiting.say;
import static io.clicktrail.benchmarks.campaign.Waiting.until;

/**
 * Whatever networks do, and whoever is killed: every postback is taken or ends where people can see it, has one id on all
 * its attempts, is repeated for a reason only, and no step overtakes an earlier one.
 */
public final class NetworksCampaign {

    private static final long SEED = Long.getLong("seed", 1);
    private static final int CONVERSIONS = Integer.getInteger("conversions", 10_000);
    private static final int REPLICAS = Integer.getInteger("replicas", 3);
    private static final int KILLS = Integer.getInteger("kills", 10);
    private static final int PER_SECOND = Integer.getInteger("rate", 250);
    private static final String TIME_SCALE = System.getProperty("scale", "0.0001");
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final int LONGEST_ABSENCE_MILLIS = 4_000;

    private final EventPublisher publisher;
    private final Replicas replicas;
    private final List<StandIn> standIns;
    private final Stories stories;
    private final List<Instant> kills = new ArrayList<>();

    private NetworksCampaign(EventPublisher publisher, Replicas replicas, List<StandIn> standIns, Stories stories) {
        this.publisher = publisher;
        this.replicas = replicas;
        this.standIns = standIns;
        this.stories = stories;
    }

    /** @param args the repository, with the boot jar of postback-service in it */
    public static void main(String[] args) {
        Path scratch = Directories.temporary("networks-campaign");
        Certificates certificates = Certificates.in(scratch);
        List<StandIn> standIns = standIns(certificates);
        boolean kept;
        try (KafkaServer kafka = OwnKafka.start(scratch);
                OwnDatabase database = OwnDatabase.start(scratch, HouseService.POSTBACK);
                Replicas replicas = Replicas.start(
                        REPLICAS,
                        replica -> HouseService.launch(
                                Path.of(args[0]),
                                scratch,
                                "postback-" + replica,
                                kafka,
                                database,
                                environment(standIns, certificates)))) {
            var publisher = new EventPublisher(kafka.address());
            kept = new NetworksCampaign(publisher, replicas, standIns, stories(standIns)).run();
        }
        standIns.forEach(StandIn::close);
        Directories.delete(scratch);
        Trial.end(
                kept,
                "no postback was lost, doubled without a fault or overtaken, in every weather, with %d kills of %d"
                                .formatted(KILLS, REPLICAS)
                        + " replicas (seed " + SEED + ")");
    }

    private static List<StandIn> standIns(Certificates certificates) {
        Stream<Map.Entry<String, Temper>> others = Stream.of(
                Map.entry("calm", Temper.CALM),
                Map.entry("shaky-tls", Temper.SHAKY_TLS),
                Map.entry("mistrusted", Temper.MISTRUSTED),
                Map.entry("moved", Temper.MOVED),
                Map.entry("leaving", Temper.LEAVING));
        Stream<Map.Entry<String, Temper>> stormy =
                Stream.of(1, 2, 3, 4, 5).map(number -> Map.entry("stormy-" + number, Temper.STORMY));
        return Stream.concat(stormy, others)
                .map(each -> StandIn.start(each.getKey(), each.getValue(), SEED, () -> certificates))
                .toList();
    }

    /** Half of the conversions come from stormy networks; those that can only fail get few. */
    private static Stories stories(List<StandIn> standIns) {
        List<StandIn> lots = standIns.stream()
                .flatMap(standIn -> Stream.generate(() -> standIn).limit(lotsOf(standIn.temper())))
                .toList();
        Random chance = new Random(SEED);
        Stories stories = new Stories(chance);
        for (int i = 0; i < CONVERSIONS; i++) {
            stories.add(lots.get(chance.nextInt(lots.size())).network());
        }
        return stories;
    }

    private static int lotsOf(Temper temper) {
        return switch (temper) {
            case STORMY -> 15;
            case CALM -> 10;
            case SHAKY_TLS, LEAVING -> 5;
            case MOVED -> 2;
            case MISTRUSTED, DEAF -> 1;
        };
    }

    private static Map<String, String> environment(List<StandIn> standIns, Certificates certificates) {
        return Map.of(
                "POSTBACK_ALLOWED_LOOPBACK",
                standIns.stream().map(StandIn::address).collect(Collectors.joining(",")),
                "POSTBACK_TIME_SCALE",
                TIME_SCALE,
                "POSTBACK_TOTAL_TIMEOUT",
                "2s",
                "POSTBACK_PARTNER_CONNECTTIMEOUT",
                "1s",
                // 60 ms at the time scale: the breaker's timer is lost where it is faster than the thread that sets it.
                "POSTBACK_BREAKER_OPENFOR",
                "10m",
                "POSTBACK_LEASE",
                LEASE.toSeconds() + "s",
                "POSTBACK_POLL_INTERVAL",
                "100ms",
                "JAVA_TOOL_OPTIONS",
                certificates.options());
    }

    private boolean run() {
        standIns.forEach(standIn -> Network.add(standIn, replicas.any()));
        List<CreditEvent> events = stories.events();
        say(CONVERSIONS + " conversions, " + events.size() + " events with repeats, " + PER_SECOND + " a second");
        CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> publish(events));
        killAtRandom(Duration.ofMillis(events.size() * 1_000L / PER_SECOND));
        publishing.join();
        say("all is published");
        replicas.awaitReady();
        replicas.any().backlog("delivery", Topic.CONVERSIONS).awaitEnd();
        say("all is planned");
        Ledger ledger = new Ledger(replicas.any());
        until("everything is over", ledger::isSettled);
        say("everything is over");
        return new NetworksReport(standIns, kills, stories, ledger, publisher.bootstrap())
                .print(LEASE, Double.parseDouble(TIME_SCALE));
    }

    private void publish(List<CreditEvent> events) {
        long begin = System.nanoTime();
        for (int from = 0; from < events.size(); from += PER_SECOND) {
            publisher.publish(events.subList(from, Math.min(events.size(), from + PER_SECOND)));
            long due = begin + (from / PER_SECOND + 1) * Duration.ofSeconds(1).toNanos();
            rest(Duration.ofNanos(due - System.nanoTime()));
        }
    }

    /** One in each part of the time that it takes to publish; sometimes while another one is not ready yet. */
    private void killAtRandom(Duration time) {
        Random chance = new Random(SEED);
        long part = time.toMillis() / Math.max(1, KILLS);
        long begin = System.nanoTime();
        for (int kill = 0; kill < KILLS; kill++) {
            long due = begin
                    + Duration.ofMillis(kill * part + chance.nextLong(Math.max(1, part)))
                            .toNanos();
            rest(Duration.ofNanos(due - System.nanoTime()));
            int replica = chance.nextInt(replicas.size());
            say("kill -9 replica " + replica + ", " + (kill + 1) + " of " + KILLS);
            replicas.kill(replica);
            kills.add(Instant.now());
            rest(Duration.ofMillis(chance.nextInt(LONGEST_ABSENCE_MILLIS)));
            replicas.revive(replica);
        }
    }
}
