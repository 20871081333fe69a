package io.clicktrail.transport.spool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.clicktrail.testsupport.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

class DamagedSpoolTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int EVENTS = 60;

    @TempDir
    Path directory;

    private byte[] whole = {};

    @BeforeEach
    void spoolSomeEvents() throws IOException {
        try (Spool spool = SpoolFixture.in(directory).open(Mailbox.shut())) {
            SpoolFixture.append(
                    spool, IntStream.range(0, EVENTS).mapToObj(Letters::click).toList());
        }
        whole = Files.readAllBytes(segment());
    }

    @RepeatedTest(60)
    void whereverASegmentIsCutWhatIsBeforeTheCutArrives(RepetitionInfo run) throws IOException {
        int cut = new Random(run.getCurrentRepetition()).nextInt(whole.length + 1);
        Files.write(segment(), Arrays.copyOf(whole, cut));

        List<Integer> arrived = arrivals(atBoundary(cut) ? 0 : 1);

        assertThat(arrived).containsExactlyElementsOf(recordsUntouchedBy(cut, whole.length));
    }

    @RepeatedTest(60)
    void whateverIsGarbledTheRecordsAroundItArrive(RepetitionInfo run) throws IOException {
        Random random = new Random(1_000 + run.getCurrentRepetition());
        int from = random.nextInt(whole.length);
        int to = Math.min(whole.length, from + 1 + random.nextInt(400));
        byte[] garbled = whole.clone();
        for (int i = from; i < to; i++) {
            garbled[i] = (byte) ~garbled[i];
        }
        Files.write(segment(), garbled);

        assertThat(arrivals(1)).containsExactlyElementsOf(recordsUntouchedBy(from, to));
    }

    @RepeatedTest(20)
    void bytesInBetweenThatNobodyWroteArePassedOver(RepetitionInfo run) throws IOException {
        Random random = new Random(2_000 + run.getCurrentRepetition());
        int at = starts().get(random.nextInt(EVENTS));
        byte[] noise = new byte[1 + random.nextInt(3_000)];
        random.nextBytes(noise);
        var longer = new ByteArrayOutputStream();
        longer.write(whole, 0, at);
        longer.writeBytes(noise);
        longer.write(whole, at, whole.length - at);
        Files.write(segment(), longer.toByteArray());

        assertThat(arrivals(1))
                .containsExactlyElementsOf(IntStream.range(0, EVENTS).boxed().toList());
    }

    @Test
    void aRecordOfAnotherFileIsNotTakenForOneOfThis() throws IOException {
        ByteBuffer foreign = RecordFormat.encode(Letters.click(4711), 1, 42);
        var longer = new ByteArrayOutputStream();
        longer.writeBytes(foreign.array());
        longer.writeBytes(whole);
        Files.write(segment(), longer.toByteArray());

        assertThat(arrivals(1))
                .containsExactlyElementsOf(IntStream.range(0, EVENTS).boxed().toList());
    }

    @RepeatedTest(10)
    void aGarbledCursorMeansTwiceAndNeverLost(RepetitionInfo run) throws IOException {
        byte[] garbled = new byte[run.getCurrentRepetition() * 3];
        new Random(run.getCurrentRepetition()).nextBytes(garbled);
        Files.write(directory.resolve("cursor"), garbled);

        assertThat(arrivals(0))
                .containsExactlyElementsOf(IntStream.range(0, EVENTS).boxed().toList());
    }

    @Test
    void strangeFilesAreLeftAlone() throws IOException {
        Files.writeString(directory.resolve("notes.txt"), "not a segment");
        Files.createDirectory(directory.resolve("0000000000000000009-00000000000000ff.segment"));
        Files.createFile(directory.resolve("0000000000000000008-00000000000000ff.segment"));

        Mailbox mailbox = Mailbox.open();
        try (Spool spool = SpoolFixture.in(directory).open(mailbox)) {
            SpoolFixture.append(spool, List.of(Letters.click(EVENTS)));
            within(PATIENCE, () -> assertThat(mailbox.numbers()).hasSize(EVENTS + 1));
        }
        assertThat(directory.resolve("notes.txt")).exists();
    }

    private List<Integer> arrivals(int damages) {
        Mailbox mailbox = Mailbox.open();
        try (Spool spool = SpoolFixture.in(directory).open(mailbox)) {
            within(PATIENCE, () -> assertThat(spool.isEmpty()).isTrue());
            assertThat(spool.status().damages()).isEqualTo(damages);
        }
        assertThat(mailbox.received()).allMatch(event -> Letters.same(event, Letters.click(Letters.number(event))));
        return mailbox.numbers();
    }

    private Path segment() {
        return SpoolFixture.in(directory).segments().getFirst();
    }

    private List<Integer> recordsUntouchedBy(int from, int to) {
        List<Integer> starts = starts();
        Set<Integer> untouched = new HashSet<>();
        for (int i = 0; i < EVENTS; i++) {
            int end = i + 1 < EVENTS ? starts.get(i + 1) : whole.length;
            if (end <= from || starts.get(i) >= to) {
                untouched.add(i);
            }
        }
        return untouched.stream().sorted().toList();
    }

    private boolean atBoundary(int cut) {
        return cut == whole.length || starts().contains(cut);
    }

    private List<Integer> starts() {
        ByteBuffer bytes = ByteBuffer.wrap(whole);
        return IntStream.iterate(
                        0, at -> at < whole.length, at -> at + RecordFormat.HEADER + bytes.getInt(at + Integer.BYTES))
                .boxed()
                .toList();
    }
}
