package io.clicktrail.benchmarks.click;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.clicktrail.benchmarks.load.OwnDatabase;
import io.clicktrail.infrastructure.ChildProcess;
import io.clicktrail.infrastructure.Loopback;

/** A tracker of the usual kind: one process of Node, and a row in PostgreSQL before the answer. */
record NodePeer(Clicks clicks, ChildProcess process, Contender contender) implements AutoCloseable {

    /** @param script in {@code benchmarks/peers}, without its ending */
    static NodePeer start(Path repository, Path scratch, String script, String name) {
        Clicks clicks = Clicks.start(scratch, script, "clicks");
        int port = Loopback.freePort();
        Path file = repository.resolve("benchmarks/peers").resolve(script + ".js");
        ChildProcess process = ChildProcess.start(
                script, List.of("node", file.toString()), environment(clicks, port), scratch.resolve(script + ".log"));
        Contender contender = new Contender(
                name,
                URI.create("http://127.0.0.1:" + port),
                Map.of(
                        Part.FRONT, ProcessHandle.of(process.pid()).orElseThrow(),
                        Part.DATABASE, clicks.process()));
        return new NodePeer(clicks, process, Answers.await(contender));
    }

    private static Map<String, String> environment(Clicks clicks, int port) {
        return Map.of(
                "NODE_ENV", "production",
                "PORT", Integer.toString(port),
                "PGHOST", Loopback.HOST,
                "PGPORT", Integer.toString(clicks.database().server().port()),
                "PGDATABASE", clicks.database().name(),
                "PGUSER", clicks.database().name(),
                "PGPASSWORD", OwnDatabase.PASSWORD);
    }

    Recorder recorder() {
        return new Recorder(contender, clicks, () -> {});
    }

    @Override
    public void close() {
        process.kill();
        clicks.close();
    }
}
