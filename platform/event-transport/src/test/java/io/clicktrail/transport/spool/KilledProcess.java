package io.clicktrail.transport.spool;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.common.errors.TimeoutException;
import org.springframework.util.unit.DataSize;

/**
 * Appends to a spool as fast as it can until it is killed, and says on its output what was acknowledged
 * ({@code A 17}) and what has arrived ({@code S 17}): each with one write, so that nothing said is lost with it.
 */
final class KilledProcess {

    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);
    private static final int MOST_WAITING = 64;

    private KilledProcess() {}

    static Process start(Path directory, int firstNumber, boolean drains) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        KilledProcess.class.getName(),
                        directory.toString(),
                        Integer.toString(firstNumber),
                        Boolean.toString(drains)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) throws InterruptedException {
        var next = new AtomicInteger(Integer.parseInt(arguments[1]));
        boolean drains = Boolean.parseBoolean(arguments[2]);
        Spool spool = SpoolFixture.in(Path.of(arguments[0]))
                .ofSize(DataSize.ofMegabytes(256), DataSize.ofKilobytes(64))
                .open(event -> drains ? arrive(Letters.number(event)) : away());
        var waiting = new Semaphore(MOST_WAITING);
        while (true) {
            waiting.acquire();
            int number = next.getAndIncrement();
            spool.append(Letters.click(number)).synced().whenComplete((position, failure) -> {
                waiting.release();
                say(failure == null ? "A " + number : "R " + number);
            });
        }
    }

    private static CompletableFuture<Void> arrive(int number) {
        say("S " + number);
        return CompletableFuture.completedFuture(null);
    }

    private static CompletableFuture<Void> away() {
        return CompletableFuture.failedFuture(new TimeoutException("away"));
    }

    private static void say(String line) {
        try {
            OUT.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
