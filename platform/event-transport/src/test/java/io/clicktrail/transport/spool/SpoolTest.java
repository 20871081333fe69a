package io.clicktrail.transport.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import io.clicktrail.event.EncodedEvent;
import io.clicktrail.event.Topic;

import static io.clicktrail.testsupport.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SpoolTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    @Test
    void whatIsAppendedArrivesAsItWas() {
        Mailbox mailbox = Mailbox.open();
        try (Spool spool = fixture().open(mailbox)) {
            SpoolFixture.append(spool, clicks(0, 200));

            within(PATIENCE, () -> assertThat(spool.isEmpty()).isTrue());
            assertThat(mailbox.numbers()).containsExactlyElementsOf(numbers(0, 200));
            assertThat(mailbox.received()).allMatch(event -> Letters.same(event, Letters.click(Letters.number(event))));
        }
    }

    @Test
    void anEventIsAcknowledgedWhileNobodyTakesIt() {
        try (Spool spool = fixture().open(Mailbox.shut())) {
            SpoolFixture.append(spool, clicks(0, 10));

            assertThat(spool.status().events()).isEqualTo(10);
            assertThat(spool.status().bytes()).isPositive();
            assertThat(spool.isEmpty()).isFalse();
        }
    }

    @Test
    void whatWaitedArrivesAfterARestartInOrder() {
        try (Spool spool = fixture().open(Mailbox.shut())) {
            SpoolFixture.append(spool, clicks(0, 100));
        }
        try (Spool spool = fixture().open(Mailbox.shut())) {
            SpoolFixture.append(spool, clicks(100, 200));
            assertThat(spool.status().events()).isEqualTo(200);
        }
        Mailbox mailbox = Mailbox.open();
        try (Spool spool = fixture().open(mailbox)) {
            within(PATIENCE, () -> assertThat(spool.isEmpty()).isTrue());
            assertThat(mailbox.numbers()).containsExactlyElementsOf(numbers(0, 200));
            assertThat(spool.status().damages()).isZero();
        }
    }

    @Test
    void whatHasArrivedIsNotSentAgainAfterARestart() {
        Mailbox first = Mailbox.open();
        try (Spool spool = fixture().open(first)) {
            SpoolFixture.append(spool, clicks(0, 50));
            within(PATIENCE, () -> assertThat(spool.isEmpty()).isTrue());
            first.shutNow();
            SpoolFixture.append(spool, clicks(50, 60));
        }
        Mailbox second = Mailbox.open();
        try (Spool spool = fixture().open(second)) {
            within(PATIENCE, () -> assertThat(spool.isEmpty()).isTrue());
            assertThat(second.numbers()).containsExactlyElementsOf(numbers(50, 60));
        }
    }

    @Test
    void filesGoWhenAllOfThemHasArrived() {
        SpoolFixture fixture = fixture().ofSize(DataSize.ofMegabytes(1), DataSize.ofKilobytes(8));
        Mailbox mailbox = Mailbox.shut();
        try (Spool spool = fixture.open(mailbox)) {
            IntStream.range(0, 20).forEach(round -> SpoolFixture.append(spool, clicks(20 * round, 20 * round + 20)));
            assertThat(fixture.segments()).hasSizeGreaterThan(3);

            mailbox.openNow();

            within(PATIENCE, () -> assertThat(fixture.segments()).isEmpty());
            assertThat(spool.status().bytes()).isZero();
            assertThat(mailbox.numbers()).containsExactlyElementsOf(numbers(0, 400));
        }
    }

    @Test
    void aFullSpoolRefusesAndTakesAgainWithoutARestart() {
        SpoolFixture fixture = fixture().ofSize(DataSize.ofKilobytes(32), DataSize.ofKilobytes(8));
        Mailbox mailbox = Mailbox.shut();
        try (Spool spool = fixture.open(mailbox)) {
            int taken = 0;
            Spooling last = spool.append(Letters.click(taken));
            while (isTaken(last)) {
                last = spool.append(Letters.click(++taken));
            }
            assertRefused(last, "full");
            assertThat(spool.status().bytes()).isLessThanOrEqualTo(32 << 10);
            assertThat(spool.status().events()).isEqualTo(taken);

            mailbox.openNow();

            within(PATIENCE, () -> assertThat(spool.isEmpty()).isTrue());
            within(PATIENCE, () -> SpoolFixture.append(spool, clicks(1000, 1001)));
            within(PATIENCE, () -> assertThat(mailbox.numbers()).endsWith(1000));
            assertThat(mailbox.numbers()).startsWith(numbers(0, taken).toArray(Integer[]::new));
        }
    }

    @Test
    void aDiskThatCannotBeWrittenRefusesAndTakesAgainWithoutARestart() throws IOException {
        Path disk = directory.resolve("disk");
        SpoolFixture fixture = SpoolFixture.in(disk);
        Mailbox mailbox = Mailbox.open();
        try (Spool spool = fixture.open(mailbox)) {
            Files.move(disk, directory.resolve("gone"));
            assertRefused(spool.append(Letters.click(1)), "cannot be written");
            assertThat(spool.isEmpty()).isTrue();

            Files.move(directory.resolve("gone"), disk);

            SpoolFixture.append(spool, clicks(2, 3));
            within(PATIENCE, () -> assertThat(mailbox.numbers()).containsExactly(2));
        }
    }

    @Test
    void aPlaceThatAFullDiskDoesNotTakeKeepsNoFileThatHasArrived() throws IOException {
        SpoolFixture fixture = fixture().ofSize(DataSize.ofKilobytes(32), DataSize.ofKilobytes(8));
        Files.createSymbolicLink(directory.resolve("cursor"), Path.of("/dev/full"));
        Mailbox mailbox = Mailbox.shut();
        try (Spool spool = fixture.open(mailbox)) {
            SpoolFixture.append(spool, clicks(0, 20));

            mailbox.openNow();

            within(PATIENCE, () -> assertThat(fixture.segments()).isEmpty());
            assertThat(mailbox.numbers()).containsExactlyElementsOf(numbers(0, 20));
        }
    }

    @Test
    void aSecondProcessIsKeptAway() {
        try (Spool first = fixture().open(Mailbox.shut())) {
            assertThatThrownBy(() -> fixture().open(Mailbox.open()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("in use by another process")
                    .hasMessageContaining("CLICKTRAIL_DATA_DIR");
            assertThat(first.isEmpty()).isTrue();
        }
        fixture().open(Mailbox.open()).close();
    }

    @Test
    void aTopicIsHeldUntilItsLastEventHasArrived() {
        Mailbox mailbox = Mailbox.shut();
        try (Spool spool = fixture().open(mailbox)) {
            Spooling spooling = spool.append(Letters.join(1));
            assertThat(spool.holds(Topic.JOINS)).isTrue();
            assertThat(spool.holds(Topic.CLICKS)).isFalse();
            SpoolFixture.awaitSynced(spooling);
            assertThat(spool.holds(Topic.JOINS)).isTrue();

            mailbox.openNow();

            within(PATIENCE, () -> assertThat(spool.holds(Topic.JOINS)).isFalse());
            assertThat(mailbox.numbers()).containsExactly(1);
        }
    }

    @Test
    void aTopicIsHeldFromTheStartWhenAnEarlierProcessLeftSomeOfIt() {
        try (Spool spool = fixture().open(Mailbox.shut())) {
            SpoolFixture.append(spool, List.of(Letters.join(1)));
        }
        try (Spool spool = fixture().open(Mailbox.shut())) {
            assertThat(spool.holds(Topic.JOINS)).isTrue();
            assertThat(spool.holds(Topic.DEALS)).isFalse();
        }
    }

    @Test
    void whatHasArrivedOnItsFirstTryIsNotSentAgain() {
        Mailbox mailbox = Mailbox.open();
        try (Spool spool = fixture().open(mailbox)) {
            var firstTry = new CompletableFuture<Void>();
            SpoolFixture.awaitSynced(spool.append(Letters.click(1), firstTry));
            SpoolFixture.append(spool, clicks(2, 3));
            assertThat(spool.isEmpty()).isFalse();

            firstTry.complete(null);
            SpoolFixture.awaitSynced(spool.append(Letters.click(3), firstTry));

            within(PATIENCE, () -> assertThat(spool.isEmpty()).isTrue());
            assertThat(mailbox.numbers()).containsExactly(2);
        }
    }

    @Test
    void whatHasFailedOnItsFirstTryIsSent() {
        Mailbox mailbox = Mailbox.open();
        try (Spool spool = fixture().open(mailbox)) {
            var firstTry = new CompletableFuture<Void>();
            SpoolFixture.awaitSynced(spool.append(Letters.click(1), firstTry));
            assertThat(mailbox.tries()).isZero();

            firstTry.completeExceptionally(new IOException("away"));

            within(PATIENCE, () -> assertThat(spool.isEmpty()).isTrue());
            assertThat(mailbox.numbers()).containsExactly(1);
        }
    }

    @Test
    void anEventThatKafkaRefusesForGoodIsPutAsideAndTheOthersGoOn() {
        Mailbox mailbox = Mailbox.open();
        mailbox.answerBy(event -> Letters.number(event) == 3
                ? CompletableFuture.failedFuture(new RecordTooLargeException("too large"))
                : CompletableFuture.completedFuture(null));
        try (Spool spool = fixture().open(mailbox)) {
            SpoolFixture.append(spool, clicks(0, 6));

            within(PATIENCE, () -> assertThat(spool.isEmpty()).isTrue());
            assertThat(mailbox.numbers()).containsExactlyInAnyOrder(0, 1, 2, 4, 5);
            assertThat(fixture().files(".record")).hasSize(1);
            assertThat(spool.status().damages()).isEqualTo(1);
        }
    }

    @Test
    void whileNobodyAnswersOnlyTheOldestIsTried() {
        Mailbox mailbox = Mailbox.shut();
        mailbox.answerBy(event -> {
            assertThat(Letters.number(event)).isZero();
            return CompletableFuture.failedFuture(new IOException("away"));
        });
        try (Spool spool = fixture().open(mailbox)) {
            SpoolFixture.append(spool, clicks(0, 500));
            within(PATIENCE, () -> assertThat(mailbox.tries()).isGreaterThan(3));
            assertThat(spool.status().events()).isEqualTo(500);
        }
    }

    @Test
    void theAgeIsThatOfTheOldestEventThatWaits() {
        Mailbox mailbox = Mailbox.shut();
        try (Spool spool = fixture().open(mailbox)) {
            assertThat(spool.status().oldest()).isZero();
            SpoolFixture.append(spool, clicks(0, 2));
            within(PATIENCE, () -> assertThat(spool.status().oldest()).isPositive());

            mailbox.openNow();

            within(PATIENCE, () -> assertThat(spool.status().oldest()).isZero());
        }
    }

    @Test
    void nobodyElseMayLookIntoIt() throws IOException {
        Path inside = directory.resolve("data").resolve("spool");
        SpoolFixture.in(inside).open(Mailbox.open()).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inside)))
                .isEqualTo("rwx------");
    }

    @Test
    void aClosedSpoolRefuses() {
        Spool spool = fixture().open(Mailbox.open());
        spool.close();

        assertRefused(spool.append(Letters.click(1)), "closing");
    }

    private SpoolFixture fixture() {
        return SpoolFixture.in(directory);
    }

    private static boolean isTaken(Spooling spooling) {
        return spooling.synced()
                .toCompletableFuture()
                .handle((position, failure) -> failure == null)
                .join();
    }

    private static void assertRefused(Spooling spooling, String reason) {
        assertThatThrownBy(() -> spooling.synced().toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(SpoolFullException.class)
                .cause()
                .hasMessageContaining(reason);
    }

    private static List<EncodedEvent> clicks(int from, int to) {
        return IntStream.range(from, to).mapToObj(Letters::click).toList();
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
