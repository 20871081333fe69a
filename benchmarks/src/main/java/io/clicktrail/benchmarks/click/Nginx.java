package io.clicktrail.benchmarks.click;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.clicktrail.infrastructure.ChildProcess;
import io.clicktrail.infrastructure.Loopback;

/** The least a redirect can cost: nginx as it comes, one worker per core, a line in its access log, no thought. */
record Nginx(ChildProcess process, Contender contender) implements AutoCloseable {

    private static final String CONFIGURATION = """
            daemon off;
            worker_processes auto;
            pid %1$s/nginx.pid;
            error_log %1$s/nginx-error.log;
            events { worker_connections 1024; }
            http {
              access_log %1$s/access.log;
              client_body_temp_path %1$s; proxy_temp_path %1$s; fastcgi_temp_path %1$s;
              uwsgi_temp_path %1$s; scgi_temp_path %1$s;
              server {
                listen 127.0.0.1:%2$d;
                location / { return 302 https://t.me/trail_bot?start=0123456789abcdefghijABCDEFGHIJ; }
              }
            }
            """;

    static Nginx start(Path scratch) throws IOException {
        Path directory = Files.createDirectories(scratch.resolve("nginx"));
        int port = Loopback.freePort();
        Path file = Files.writeString(directory.resolve("nginx.conf"), CONFIGURATION.formatted(directory, port));
        List<String> command = List.of("nginx", "-p", directory.toString(), "-c", file.toString());
        ChildProcess process = ChildProcess.start("nginx", command, Map.of(), directory.resolve("nginx.log"));
        Contender contender = new Contender(
                "nginx return 302",
                URI.create("http://127.0.0.1:" + port),
                Map.of(Part.FRONT, ProcessHandle.of(process.pid()).orElseThrow()));
        return new Nginx(process, Answers.await(contender));
    }

    @Override
    public void close() {
        process.kill();
    }
}
