package io.clicktrail.transport.spool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.event.EncodedEvent;

import static io.clicktrail.testsupport.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

class SpoolOrderTest {

    private static final int EVENTS = 200;

    @TempDir
    Path directory;

    /** Answers come late, in any order, and every third is a failure; what failed may or may not have been taken. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverFailsTheFirstArrivalsOfAKeyAreInOrder(long seed) {
        Mailbox mailbox = Mailbox.open();
        Random random = new Random(seed);
        Map<Integer, EncodedEvent> firstArrivals = new LinkedHashMap<>();
        try (var clock = Executors.newScheduledThreadPool(2);
                Spool spool = SpoolFixture.in(directory).open(mailbox)) {
            mailbox.answerBy(event -> {
                var outcome = new CompletableFuture<Void>();
                int fate = random.nextInt(6);
                clock.schedule(
                        () -> decide(event, fate, outcome, firstArrivals),
                        random.nextInt(2_000),
                        TimeUnit.MICROSECONDS);
                return outcome;
            });
            SpoolFixture.append(
                    spool, IntStream.range(0, EVENTS).mapToObj(Letters::join).toList());

            within(Duration.ofSeconds(60), () -> assertThat(spool.isEmpty()).isTrue());
        }
        assertThat(firstArrivals).hasSize(EVENTS);
        Map<String, List<Integer>> byKey = firstArrivals.entrySet().stream()
                .collect(Collectors.groupingBy(
                        arrival -> arrival.getValue().key(),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        assertThat(byKey.values())
                .hasSize(5)
                .allSatisfy(numbers -> assertThat(numbers).isSorted());
    }

    private static void decide(
            EncodedEvent event, int fate, CompletableFuture<Void> outcome, Map<Integer, EncodedEvent> firstArrivals) {
        boolean arrives = fate != 0;
        boolean acknowledged = fate > 1;
        if (arrives) {
            synchronized (firstArrivals) {
                firstArrivals.putIfAbsent(Letters.number(event), event);
            }
        }
        if (acknowledged) {
            outcome.complete(null);
        } else {
            outcome.completeExceptionally(new TimeoutException("lost, or only its answer"));
        }
    }
}
