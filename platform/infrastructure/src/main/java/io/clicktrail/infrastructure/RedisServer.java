package io.clicktrail.infrastructure;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Redis 6.2, from the binary that embedded-redis brings. Every write is appended to a file, synced once a second. */
public final class RedisServer extends LocalServer {
    /** Many numbered databases, so that each test class has one to itself. */
    public static final int DATABASES = 4096;

    public RedisServer(Path data, Path log, int port) {
        super("Redis", data, log, port);
    }

    /** {@code redis://host:port}. */
    public String url() {
        return "redis://" + address();
    }

    @Override
    protected List<String> command() {
        return List.of(
                Binaries.redis().toString(),
                "--bind",
                Loopback.HOST,
                "--port",
                Integer.toString(port()),
                "--dir",
                data.toString(),
                "--databases",
                Integer.toString(DATABASES),
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--save",
                "");
    }

    /** While it reads its data it accepts connections and answers LOADING. */
    @Override
    protected boolean answers() {
        return send("PING").filter("+PONG"::equals).isPresent();
    }

    /** Sends one command and gives the first line of the answer; empty when there is none within a second. */
    Optional<String> send(String command) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(Loopback.HOST, port()), 200);
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return Optional.of(firstLine(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)));
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }

    private static String firstLine(InputStreamReader answer) throws IOException {
        var line = new StringBuilder();
        for (int c = answer.read(); c >= 0 && c != '\r'; c = answer.read()) {
            line.append((char) c);
        }
        return line.toString();
    }
}
