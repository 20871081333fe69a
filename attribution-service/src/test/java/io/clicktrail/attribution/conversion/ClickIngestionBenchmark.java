package io.clicktrail.attribution.conversion;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import io.clicktrail.attribution.OnRealServers;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.EventId;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.Visitor;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.transport.consume.Delivered;
import io.clicktrail.transport.consume.EventBatch;
import io.clicktrail.transport.trace.Trace;

/**
 * How fast one instance stores clicks, beside COPY into a table of the same shape, in alternating rounds. No test: run it
 * by name, {@code -Dit.test=ClickIngestionBenchmark}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
class ClickIngestionBenchmark {

    private static final ServiceEnvironment ENVIRONMENT = OnRealServers.fresh();
    private static final int BATCH = 500;
    private static final int BATCHES = 200;
    private static final int ROUNDS = 5;
    private static final int LISTENERS = 2;

    private final Random random = new Random(1);

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        OnRealServers.registerWithoutJobs(ENVIRONMENT, registry);
    }

    @Autowired
    private ClickListener listener;

    @Test
    void ratioToCopy() throws Exception {
        try (Connection connection =
                DriverManager.getConnection(ENVIRONMENT.jdbcUrl(), ENVIRONMENT.user(), ENVIRONMENT.password())) {
            connection.createStatement().execute("create table copied (like click including all)");
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                double copied = rate(() -> copy(connection, texts()));
                double one = rate(() -> hear(batches(), 1));
                double two = rate(() -> hear(batches(), LISTENERS));
                ratios.add(one / copied);
                System.out.printf(
                        "round %d: COPY %,.0f rows/s; one listener thread %,.0f (%.2f); two %,.0f (%.2f)%n",
                        round, copied, one, one / copied, two, two / copied);
            }
            System.out.printf(
                    "median ratio %.2f%n", ratios.stream().sorted().toList().get(ROUNDS / 2));
        }
    }

    private interface Work {
        Runnable prepared() throws Exception;
    }

    private static double rate(Work work) throws Exception {
        Runnable prepared = work.prepared();
        long begin = System.nanoTime();
        prepared.run();
        return BATCH * BATCHES / ((System.nanoTime() - begin) / 1e9);
    }

    private Runnable hear(List<EventBatch> batches, int atOnce) {
        return () -> Flux.fromIterable(batches)
                .flatMap(batch -> listener.on(batch).subscribeOn(Schedulers.parallel()), atOnce)
                .blockLast();
    }

    private Runnable copy(Connection connection, List<String> texts) {
        return () -> {
            try {
                for (String text : texts) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "copy copied (id, event_id, occurred_at, offer, outcome, network, network_click_id,"
                                            + " subs, utm, bot) from stdin",
                                    new StringReader(text));
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private List<EventBatch> batches() {
        return IntStream.range(0, BATCHES)
                .mapToObj(_ -> new EventBatch(IntStream.range(0, BATCH)
                        .<Delivered<?>>mapToObj(_ -> new Delivered<>(click(), Trace.start()))
                        .toList()))
                .toList();
    }

    private List<String> texts() {
        return IntStream.range(0, BATCHES)
                .mapToObj(_ ->
                        IntStream.range(0, BATCH).mapToObj(_ -> line(click())).collect(Collectors.joining()))
                .toList();
    }

    private static String line(ClickRegistered click) {
        return String.join(
                        "\t",
                        click.click().value(),
                        click.id().toString(),
                        click.occurredAt().toString(),
                        click.offer().value(),
                        "accepted",
                        "spring-net",
                        String.valueOf(click.networkClickId()),
                        "{\"sub1\":\"banner-17\",\"sub2\":\"eu\"}",
                        "{\"source\":\"vk\",\"campaign\":\"spring\"}",
                        "\\N")
                + "\n";
    }

    private ClickRegistered click() {
        Instant now = Instant.now();
        byte[] secret = new byte[ClickId.RANDOM_BYTES];
        random.nextBytes(secret);
        return new ClickRegistered(
                EventId.of(now, random.nextLong(), random.nextLong()),
                now,
                ClickId.of(now, secret),
                OfferId.parse("spring-offer"),
                null,
                ClickOutcome.ACCEPTED,
                NetworkId.parse("spring-net"),
                "uid-" + random.nextInt(1_000_000),
                Map.of("sub1", "banner-17", "sub2", "eu"),
                Map.of("source", "vk", "campaign", "spring"),
                new Visitor("0123456789abcdef", Visitor.Standing.FIRST, "Mozilla/5.0", "ru", "example.com", null, null, null));
    }
}
