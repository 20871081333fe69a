package io.clicktrail.benchmarks.postback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.clicktrail.benchmarks.bare.BareCaller;
import io.clicktrail.benchmarks.load.Waiting;
import io.clicktrail.infrastructure.ChildProcess;
import io.clicktrail.infrastructure.Loopback;

/** The bare WebClient in a JVM like the service's. */
record BareLoop(ChildProcess process, int port) implements AutoCloseable {

    static BareLoop start(Path scratch, List<String> targets) {
        int port = Loopback.freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BareCaller.class.getName(),
                Integer.toString(port)));
        command.addAll(targets);
        ChildProcess process = ChildProcess.start("bare-caller", command, Map.of(), scratch.resolve("bare-caller.log"));
        Waiting.until("the bare caller is ready", () -> Loopback.accepts(port));
        return new BareLoop(process, port);
    }

    ProcessHandle handle() {
        return ProcessHandle.of(process.pid()).orElseThrow();
    }

    /** Returns when all calls were answered. */
    void call(int number) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/call/" + number))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException("the bare caller says " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.kill();
    }
}
