package io.clicktrail.benchmarks.click;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.benchmarks.load.BenchOffer;
import io.clicktrail.benchmarks.load.ClosedLoop;
import io.clicktrail.benchmarks.load.Memory;
import io.clicktrail.benchmarks.load.OpenLoop;
import io.clicktrail.benchmarks.load.Spread;
import io.clicktrail.infrastructure.Directories;
import io.clicktrail.infrastructure.HouseTopics;
import io.clicktrail.infrastructure.KafkaServer;
import io.clicktrail.infrastructure.Loopback;

/**
 * What a click costs: ours, answered when it is durable, beside nginx, bare servers and trackers of the usual kind. All
 * of them run all the time and take turns; they share the machine with brokers, databases and the load: read the ratios.
 */
public final class ClickBenchmark {

    static final int SLOW = 500;
    static final int FAST = 5_000;

    /** Above it a contender bears a rate; nearer to its limit it only piles up. */
    private static final double RESERVE = 1.2;

    private final Gateway gateway;
    private final Field field;
    private final Pace pace = Pace.fromProperties();

    private ClickBenchmark(Gateway gateway, Field field) {
        this.gateway = gateway;
        this.field = field;
    }

    /** Arguments: the repository, with the boot jars in it. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path repository = Path.of(arguments[0]).toAbsolutePath();
        Path scratch = Directories.temporary("click-benchmark");
        try (KafkaServer kafka = kafka(scratch);
                Nginx nginx = Nginx.start(scratch);
                Gateway gateway = Gateway.start(repository, scratch, kafka);
                BareNetty bare = BareNetty.durable(scratch, kafka);
                BareNetty memory = BareNetty.withoutKafka(scratch);
                NodePeer fastify = NodePeer.start(repository, scratch, "fastify", "fastify + pg, one INSERT");
                NodePeer seed = NodePeer.start(repository, scratch, "seed", "Express + pg, two INSERTs")) {
            Field field = new Field(
                    gateway.contender(),
                    nginx.contender(),
                    bare.contender(),
                    memory.contender(),
                    fastify.contender(),
                    seed.contender());
            Versions.print(repository, field);
            new ClickBenchmark(gateway, field).run(kafka, List.of(fastify, seed), repository, scratch);
        } finally {
            Directories.delete(scratch);
        }
    }

    private static KafkaServer kafka(Path scratch) {
        KafkaServer kafka = new KafkaServer(
                scratch.resolve("kafka"), scratch.resolve("kafka.log"), Loopback.freePort(), Loopback.freePort());
        kafka.start();
        HouseTopics.create(kafka.address(), "");
        BenchOffer.publish(kafka.address());
        return kafka;
    }

    private void run(KafkaServer kafka, List<NodePeer> peers, Path repository, Path scratch)
            throws IOException, InterruptedException {
        Map<Contender, Double> idle = new LinkedHashMap<>();
        field.all().forEach(each -> idle.put(each, Memory.residentMegabytes(each.front())));
        warm();
        GatewayCounts warmed = gateway.counts();
        Turns<ClosedRound> closed =
                Turns.take(field.all(), pace.rounds(), (each, _) -> ClosedRound.of(each, pace.round()));
        Report.closedLoops(closed, idle);
        System.out.println("of these click-gateway counts "
                + gateway.counts().since(warmed).text());
        Turns<OpenLoop> slow = openLoops(SLOW, closed);
        Turns<OpenLoop> fast = openLoops(FAST, closed);
        WholePath path = wholePath(kafka, peers, repository, scratch);
        Report.goals(Goals.of(field, idle, closed, slow, fast, path));
    }

    /** The load comes out of this JVM and so must be warm too. */
    private void warm() throws IOException, InterruptedException {
        for (Contender contender : field.all()) {
            System.out.printf(
                    "warming %s for %d s%n", contender.name(), pace.warmUp().toSeconds());
            ClosedLoop.run(contender.target(), pace.warmUp());
        }
        OpenLoop.run(field.nginx().target(), FAST, pace.round());
    }

    private Turns<OpenLoop> openLoops(int perSecond, Turns<ClosedRound> closed)
            throws IOException, InterruptedException {
        List<Contender> able = field.all().stream()
                .filter(each -> Spread.of(closed.of(each), ClosedRound::requestsPerSecond)
                                .median()
                        > RESERVE * perSecond)
                .toList();
        Duration time = pace.round();
        Turns<OpenLoop> loops =
                Turns.take(able, pace.rounds(), (each, _) -> OpenLoop.run(each.target(), perSecond, time));
        Report.openLoops(perSecond, field, loops);
        return loops;
    }

    private @Nullable WholePath wholePath(KafkaServer kafka, List<NodePeer> peers, Path repository, Path scratch)
            throws IOException, InterruptedException {
        if (!Boolean.parseBoolean(System.getProperty("path", "true"))) {
            return null;
        }
        try (Attribution attribution = Attribution.start(repository, scratch, kafka)) {
            WholePath path = WholePath.measure(
                    attribution.recorder(gateway),
                    peers.stream().map(NodePeer::recorder).toList(),
                    pace);
            Report.wholePath(path);
            return path;
        }
    }
}
