package io.clicktrail.benchmarks.campaign;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import io.clicktrail.benchmarks.load.EventPublisher;
import io.clicktrail.benchmarks.load.HouseService;
import io.clicktrail.benchmarks.load.OwnDatabase;
import io.clicktrail.benchmarks.load.OwnKafka;
import io.clicktrail.event.Topic;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.infrastructure.Directories;
import io.clicktrail.infrastructure.KafkaServer;
import io.clicktrail.testsupport.EventTopics;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.testsupport.crowd.Crowd;
import io.clicktrail.testsupport.crowd.Findings;
import io.clicktrail.testsupport.crowd.Terms;

import static io.clicktrail.benchmarks.campaign.Waiting.rest;
import static io.clicktrail.benchmarks.campaign.Waiting.say;
import static io.clicktrail.benchmarks.campaign.Waiting.until;

/**
 * Whoever is killed, everybody is paid what they are due: a crowd clicks, starts, joins, reacts, votes, shares and takes it
 * back, heard in any order and partly twice by several attribution-services of which one after the other is killed with
 * SIGKILL. What they have stored and said in the end must be what a reference says that knows none of their code.
 */
public final class AttributionCampaign {

    private static final Crowd.Size SIZE = new Crowd.Size(
            Integer.getInteger("actions", 10_000),
            Integer.getInteger("users", 2_000),
            Integer.getInteger("offers", 50));
    private static final int REPLICAS = Integer.getInteger("replicas", 3);
    private static final int KILLS = Integer.getInteger("kills", 15);
    private static final int PER_SECOND = Integer.getInteger("rate", 400);
    private static final int LONGEST_ABSENCE_MILLIS = 5_000;
    private static final int MOST_SHOWN = 20;

    private final EventPublisher publisher;
    private final Replicas replicas;
    private final OwnDatabase database;
    private final Random chance;

    private AttributionCampaign(EventPublisher publisher, Replicas replicas, OwnDatabase database, Random chance) {
        this.publisher = publisher;
        this.replicas = replicas;
        this.database = database;
        this.chance = chance;
    }

    /** @param args the repository, with the boot jar of attribution-service in it */
    public static void main(String[] args) throws SQLException {
        long seed = Long.getLong("seed", 1);
        Path scratch = Directories.temporary("attribution-campaign");
        boolean kept;
        try (KafkaServer kafka = OwnKafka.start(scratch);
                OwnDatabase database = OwnDatabase.start(scratch, HouseService.ATTRIBUTION);
                Replicas replicas = Replicas.start(
                        REPLICAS,
                        replica -> HouseService.launch(
                                Path.of(args[0]), scratch, "attribution-" + replica, kafka, database, Map.of()))) {
            EventPublisher publisher = new EventPublisher(kafka.address());
            kept = new AttributionCampaign(publisher, replicas, database, new Random(seed)).run();
        }
        Directories.delete(scratch);
        Trial.end(
                kept,
                "a crowd was paid as the reference says, whichever of %d replicas was killed, %d times (seed %d)"
                        .formatted(REPLICAS, KILLS, seed));
    }

    private boolean run() throws SQLException {
        Crowd crowd = Crowd.random(chance, SIZE, Instant.now());
        crowd.offers().forEach(this::order);
        List<TrackingEvent> arrivals = crowd.shuffled(chance);
        say(crowd.actions() + " actions, " + arrivals.size() + " events with repeats, " + PER_SECOND + " a second");
        CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> publish(arrivals));
        killAtRandom(Duration.ofSeconds(arrivals.size() / PER_SECOND));
        publishing.join();
        say("all is published");
        replicas.awaitReady();
        awaitAllHeard();
        try (Connection connection = database.open()) {
            until("all holds are over and all is said", () -> Findings.isSettled(connection));
            return report(crowd, arrivals.size(), Findings.of(crowd, connection, told()));
        }
    }

    private void order(Terms offer) {
        replicas.any().make("/api/v1/offers", offer.json());
        if (offer.deposit() > 0) {
            replicas.any().make("/api/v1/offers/" + offer.slug() + "/budget/top-ups", offer.topUpJson());
        }
    }

    private void publish(List<TrackingEvent> arrivals) {
        long begin = System.nanoTime();
        for (int from = 0; from < arrivals.size(); from += PER_SECOND) {
            publisher.publish(arrivals.subList(from, Math.min(arrivals.size(), from + PER_SECOND)));
            long due = begin + (from / PER_SECOND + 1) * Duration.ofSeconds(1).toNanos();
            rest(Duration.ofNanos(due - System.nanoTime()));
        }
    }

    /** Over all the time that it takes to publish; sometimes while another one is away, or is not ready yet. */
    private void killAtRandom(Duration time) {
        int pause = Math.max(1, (int) (2 * time.toMillis() / Math.max(1, KILLS)) - LONGEST_ABSENCE_MILLIS);
        for (int kill = 1; kill <= KILLS; kill++) {
            rest(Duration.ofMillis(chance.nextInt(pause)));
            int replica = chance.nextInt(replicas.size());
            say("kill -9 replica " + replica + ", " + kill + " of " + KILLS);
            replicas.kill(replica);
            rest(Duration.ofMillis(chance.nextInt(LONGEST_ABSENCE_MILLIS)));
            replicas.revive(replica);
        }
    }

    private void awaitAllHeard() {
        HouseService service = replicas.any();
        service.backlog("joins", Topic.JOINS).awaitEnd();
        service.backlog("deeds", Topic.REACTIONS).awaitEnd();
        service.backlog("clicks", Topic.CLICKS).awaitEnd();
        say("all is heard");
    }

    private List<TrackingEvent> told() {
        var environment = Map.of("CLICKTRAIL_KAFKA", publisher.bootstrap(), "CLICKTRAIL_TOPIC_PREFIX", "");
        return new EventTopics(new ServiceEnvironment(environment)).read(Topic.CONVERSIONS);
    }

    private static boolean report(Crowd crowd, int arrivals, Findings findings) {
        System.out.printf(
                "%ncampaign attribution: %d users, %d offers, %d replicas%n", SIZE.users(), SIZE.offers(), REPLICAS);
        line("actions", crowd.actions());
        line("events, each once", crowd.events().size());
        line("  sent, with repeats", arrivals);
        findings.figures().forEach(AttributionCampaign::line);
        line("differences from the reference", findings.differences().size());
        findings.differences().stream().limit(MOST_SHOWN).forEach(System.out::println);
        return findings.differences().isEmpty();
    }

    private static void line(String what, long figure) {
        System.out.printf(Locale.ROOT, "%-34s %d%n", what, figure);
    }
}
