package io.clicktrail.benchmarks.networks;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.clicktrail.benchmarks.campaign.Replicas;
import io.clicktrail.benchmarks.campaign.Trial;
import io.clicktrail.benchmarks.load.HouseService;
import io.clicktrail.benchmarks.load.OwnDatabase;
import io.clicktrail.benchmarks.load.OwnKafka;
import io.clicktrail.benchmarks.load.SteadyPublisher;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.infrastructure.Directories;
import io.clicktrail.infrastructure.KafkaServer;
import io.clicktrail.infrastructure.Loopback;

import static io.clicktrail.benchmarks.campaign.Waiting.say;
import static io.clicktrail.benchmarks.campaign.Waiting.until;

/**
 * Nine of ten networks are told as quickly as before while the tenth is dead, once because it refuses connections and once
 * because it never answers; and while its breaker is open the dead one is hardly called. With the service's own settings.
 */
public final class DeadNetworkCampaign {

    private static final int REPLICAS = Integer.getInteger("replicas", 2);
    private static final int PER_SECOND = Integer.getInteger("rate", 100);
    private static final int WARM_UP = Integer.getInteger("warmup", 40);
    private static final int BASELINE = Integer.getInteger("baseline", 60);
    private static final int DEAD = Integer.getInteger("dead", 240);
    private static final List<String> DEATHS =
            List.of(System.getProperty("deaths", "refusing,deaf").split(","));
    private static final String TENTH = "alive-10";

    private final SteadyPublisher publisher;
    private final Replicas replicas;
    private final List<StandIn> nine;
    private final Random chance = new Random(1);
    private int conversions;

    private DeadNetworkCampaign(SteadyPublisher publisher, Replicas replicas, List<StandIn> nine) {
        this.publisher = publisher;
        this.replicas = replicas;
        this.nine = nine;
    }

    /** @param args the repository, with the boot jar of postback-service in it */
    public static void main(String[] args) {
        Path scratch = Directories.temporary("dead-network-campaign");
        List<StandIn> nine = IntStream.rangeClosed(1, 9)
                .mapToObj(number -> StandIn.calm("alive-" + number))
                .toList();
        String refusing = Loopback.HOST + ":" + Loopback.freePort();
        boolean kept;
        try (StandIn tenth = StandIn.calm(TENTH);
                StandIn deaf = StandIn.start("deaf", Temper.DEAF, 0, StandIn::noCertificates);
                KafkaServer kafka = OwnKafka.start(scratch);
                OwnDatabase database = OwnDatabase.start(scratch, HouseService.POSTBACK);
                Replicas replicas = Replicas.start(
                        REPLICAS,
                        replica -> HouseService.launch(
                                Path.of(args[0]),
                                scratch,
                                "postback-" + replica,
                                kafka,
                                database,
                                admitting(nine, tenth.address(), deaf.address(), refusing)));
                SteadyPublisher publisher = new SteadyPublisher(kafka.address())) {
            Stream.concat(nine.stream(), Stream.of(tenth, deaf))
                    .forEach(standIn -> Network.add(standIn, replicas.any()));
            Network.add("refusing", "http://" + refusing + "/pb?cid={click_id}&eid={event_id}", replicas.any());
            kept = new DeadNetworkCampaign(publisher, replicas, nine).run();
        }
        nine.forEach(StandIn::close);
        Directories.delete(scratch);
        Trial.end(
                kept,
                "one dead network of ten slowed the nine others by a factor of two at the most, and was called twice a"
                        + " minute at the most while its breaker was open");
    }

    private static Map<String, String> admitting(List<StandIn> nine, String... others) {
        return Map.of(
                "POSTBACK_ALLOWED_LOOPBACK",
                Stream.concat(nine.stream().map(StandIn::address), Stream.of(others))
                        .collect(Collectors.joining(",")));
    }

    private boolean run() {
        publish(TENTH, "warm-up", WARM_UP);
        publish(TENTH, "baseline", BASELINE);
        List<Death> deaths = new ArrayList<>();
        for (String dead : DEATHS) {
            deaths.add(whileDead(dead));
        }
        return new DeadNetworkReport(nine, deaths, new Ledger(replicas.any()).postbacks()).print(REPLICAS, PER_SECOND);
    }

    private Death whileDead(String dead) {
        Breaker breaker = Breaker.watch(dead, replicas.all());
        publish(dead, dead, DEAD);
        Instant end = Instant.now();
        breaker.stop();
        replicas.any().tell("/api/v1/networks/" + dead + "/disable");
        until("the last calls to it are over", () -> Instant.now().isAfter(end.plus(Breaker.LONGEST_CALL)));
        return new Death(dead, breaker.opened(), end);
    }

    /** Evenly to ten networks, so many seconds long; returns when the nine have heard of all of it. */
    private void publish(String tenth, String phase, int seconds) {
        say(phase + ": " + seconds + " s");
        List<String> networks = Stream.concat(nine.stream().map(StandIn::network), Stream.of(tenth))
                .toList();
        long before = heard();
        int number = seconds * PER_SECOND;
        publisher.publish(number, PER_SECOND, i -> approved(networks.get(i % networks.size()), phase));
        int toTheNine = number - number / networks.size();
        until("the nine have heard of all", () -> heard() >= before + toTheNine);
    }

    private long heard() {
        return nine.stream().mapToLong(StandIn::heard).sum();
    }

    private TrackingEvent approved(String network, String phase) {
        int number = conversions++;
        Conversion conversion = Stories.conversion(network, phase + ":" + number, number, Instant.now(), chance);
        return Stories.approved(conversion);
    }
}
