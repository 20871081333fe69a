package io.clicktrail.benchmarks.campaign;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import io.clicktrail.benchmarks.load.Connection;
import io.clicktrail.standalone.House;
import io.clicktrail.standalone.HousePart;
import io.clicktrail.standalone.Service;

import static io.clicktrail.benchmarks.campaign.Waiting.rest;
import static io.clicktrail.benchmarks.campaign.Waiting.say;
import static io.clicktrail.benchmarks.campaign.Waiting.until;

/**
 * Nothing acknowledged is lost: visitors keep clicking while the gateway, Kafka, attribution and analytics are killed,
 * Kafka is frozen for a minute and the gateway starts without Kafka. Afterwards every token that a visitor was given
 * must be in the topic and in the database, once.
 */
public final class SurvivalCampaign {

    private static final int PER_SECOND = Integer.getInteger("rate", 300);
    private static final int GATEWAY_KILLS = Integer.getInteger("kills", 10);
    private static final Duration FREEZE = Duration.ofSeconds(Integer.getInteger("freeze", 60));
    private static final Duration WITHOUT_KAFKA = Duration.ofSeconds(15);
    private static final double LEAST_REDIRECTED = 0.999;

    /** An event loop that nothing blocks answers the probe faster. */
    private static final Duration QUICK = Duration.ofMillis(50);

    private final House house;
    private final Random random;
    private final Downtimes downtimes = new Downtimes();

    private SurvivalCampaign(House house, long seed) {
        this.house = house;
        this.random = new Random(seed);
    }

    public static void main(String[] args) throws Exception {
        long seed = Long.getLong("seed", 1);
        String promise = String.format(
                Locale.ROOT,
                "no acknowledged click was lost or doubled, and at least %.1f %% of the visitors who found the gateway up"
                        + " were redirected (seed %d)",
                100 * LEAST_REDIRECTED,
                seed);
        Trial.of("survival", promise).run(house -> new SurvivalCampaign(house, seed).run());
    }

    private boolean run() throws IOException, InterruptedException, SQLException {
        Admin.of(house).createOffer();
        URI gateway = URI.create(house.addresses().of(Service.CLICK));
        Visitors visitors;
        Probe probe = Probe.start(gateway, downtimes);
        try (probe) {
            until("the offer is known", () -> redirects(gateway));
            visitors = Visitors.walk(gateway, PER_SECOND);
            try (visitors) {
                rest(Duration.ofSeconds(10));
                killGateway(probe);
                killTheOthers();
                freezeKafka();
                startGatewayWithoutKafka(probe);
                rest(Duration.ofSeconds(10));
            }
        }
        return report(visitors, probe);
    }

    private void killGateway(Probe probe) {
        for (int i = 0; i < GATEWAY_KILLS; i++) {
            say("kill -9 click-gateway, " + (i + 1) + " of " + GATEWAY_KILLS);
            downtimes.begin();
            house.service(Service.CLICK).kill();
            backUp(probe);
            rest(Duration.ofMillis(2_000 + random.nextInt(3_000)));
        }
    }

    private void killTheOthers() {
        for (HousePart part :
                List.of(house.kafka(), house.service(Service.ATTRIBUTION), house.service(Service.ANALYTICS))) {
            say("kill -9 " + part.name());
            part.kill();
            rest(Duration.ofSeconds(15));
        }
    }

    private void freezeKafka() {
        say("SIGSTOP kafka for " + FREEZE.toSeconds() + " s");
        house.kafka().freeze();
        rest(FREEZE);
        house.kafka().thaw();
        rest(Duration.ofSeconds(15));
    }

    private void startGatewayWithoutKafka(Probe probe) {
        say("Kafka away, and the gateway starts without it");
        house.kafka().killAndHold();
        downtimes.begin();
        house.service(Service.CLICK).kill();
        backUp(probe);
        rest(WITHOUT_KAFKA);
        house.kafka().start();
    }

    private void backUp(Probe probe) {
        long killed = System.nanoTime();
        until("the gateway answers again", () -> probe.answeredSince(killed));
        downtimes.end();
    }

    private boolean report(Visitors visitors, Probe probe) throws SQLException {
        Set<String> acknowledged = visitors.tokens();
        Database database = Database.of(house);
        until("the database has every token", () -> database.clicks().containsAll(acknowledged));
        Set<String> rows = database.clicks();
        ClickTopic topic = ClickTopic.read(house.servers().kafka().address());

        long missingInTopic = acknowledged.stream()
                .filter(token -> !topic.ids().containsKey(token))
                .count();
        long missingInDatabase =
                acknowledged.stream().filter(token -> !rows.contains(token)).count();
        long severalIds =
                topic.ids().values().stream().filter(ids -> ids.size() > 1).count();
        List<Visitors.Failure> whileUp = visitors.failures().stream()
                .filter(failure -> !downtimes.touch(failure.fromNanos(), failure.toNanos()))
                .toList();
        double redirected = acknowledged.size() / (double) (acknowledged.size() + whileUp.size());
        long[] probes = probe.sorted();

        System.out.printf(Locale.ROOT, "%ncampaign survive: %d clicks/s%n", PER_SECOND);
        System.out.printf("redirected                         %d%n", acknowledged.size());
        System.out.printf("  of them missing in the topic     %d%n", missingInTopic);
        System.out.printf("  of them missing in Postgres      %d%n", missingInDatabase);
        System.out.printf("tokens under several event ids     %d%n", severalIds);
        System.out.printf(
                Locale.ROOT,
                "records sent again with their id   %d (%.3f %%)%n",
                topic.records() - topic.ids().size(),
                100.0 * (topic.records() - topic.ids().size()) / topic.records());
        System.out.printf(
                "failed while the gateway was down  %d%n", visitors.failures().size() - whileUp.size());
        System.out.printf(
                Locale.ROOT,
                "failed while it was up             %d (%.3f %% redirected) %s%n",
                whileUp.size(),
                100 * redirected,
                whileUp.stream().collect(Collectors.groupingBy(Visitors.Failure::reason, Collectors.counting())));
        System.out.printf(
                Locale.ROOT,
                "probe while up, ms                 p50 %.1f, p99 %.1f, p99.9 %.1f, longest %.1f of %d%n",
                millis(probes, 0.5),
                millis(probes, 0.99),
                millis(probes, 0.999),
                millis(probes, 1),
                probes.length);
        // No part of the verdict: on a machine that all of the house shares, the scheduler alone can take so long.
        System.out.printf(
                "  of them slower than %d ms          %d (not in the verdict)%n",
                QUICK.toMillis(),
                Arrays.stream(probes).filter(nanos -> nanos > QUICK.toNanos()).count());
        return missingInTopic == 0 && missingInDatabase == 0 && severalIds == 0 && redirected >= LEAST_REDIRECTED;
    }

    private static double millis(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, (long) (share * sorted.length))] / 1e6;
    }

    private static boolean redirects(URI gateway) throws IOException {
        try (var connection = Connection.to(gateway, 1_000)) {
            return connection.get("/click/campaign").status() == 302;
        }
    }
}
