package io.clicktrail.transport.spool;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.clicktrail.testsupport.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

/** SIGKILL at any moment: the process has no chance to say goodbye to its files. */
class KilledSpoolTest {

    private static final int ROUNDS = 6;
    private static final int APART = 1_000_000;

    @TempDir
    Path directory;

    private final Set<Integer> acknowledged = new HashSet<>();
    private final Set<Integer> arrived = new HashSet<>();

    @Test
    void everyAcknowledgedEventComesBackFromEveryOneOfManyKilledProcesses() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            appendUntilKilled(round, false);
        }

        Mailbox mailbox = drained();

        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * 50);
        assertThat(mailbox.numbers()).doesNotHaveDuplicates().containsAll(acknowledged);
        assertThat(mailbox.received()).allMatch(event -> Letters.same(event, Letters.click(Letters.number(event))));
    }

    @Test
    void everyAcknowledgedEventArrivesWhenProcessesAreKilledWhileTheySend() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            appendUntilKilled(round, true);
        }

        arrived.addAll(drained().numbers());

        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * 50);
        assertThat(arrived).containsAll(acknowledged);
    }

    private void appendUntilKilled(int round, boolean drains) throws Exception {
        int acknowledgements = 100 + new Random(round).nextInt(2_000);
        Process process = KilledProcess.start(directory, round * APART, drains);
        try (BufferedReader said = process.inputReader()) {
            int heard = 0;
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                note(line);
                if (line.startsWith("A") && ++heard == acknowledgements) {
                    process.toHandle().destroyForcibly(); // the handle leaves its output readable
                }
            }
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private void note(String line) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "A" -> acknowledged.add(Integer.valueOf(words[1]));
            case "S" -> arrived.add(Integer.valueOf(words[1]));
            default -> {} // its log
        }
    }

    private Mailbox drained() throws IOException {
        Mailbox mailbox = Mailbox.open();
        try (Spool spool = SpoolFixture.in(directory).open(mailbox)) {
            within(Duration.ofSeconds(60), () -> assertThat(spool.isEmpty()).isTrue());
        }
        return mailbox;
    }
}
