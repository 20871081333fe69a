package io.clicktrail.testsupport;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An HTTP server on the loopback that plays somebody outside: it remembers what it got and answers as the test says.
 *
 * <p>It speaks HTTP/1.1 on plain sockets, keeps connections, and can do what a well-behaved server library would not:
 * reset a connection, drip a body byte by byte, never answer.
 */
public final class StubPartner implements AutoCloseable {
    private final ServerSocket server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<ReceivedRequest> received = new CopyOnWriteArrayList<>();
    private final Queue<Answer> next = new ConcurrentLinkedQueue<>();
    private volatile Function<ReceivedRequest, Answer> otherwise = request -> Answer.ok();

    private StubPartner(ServerSocket server) {
        this.server = server;
    }

    /** Listens on a free port and answers everything with an empty 200 until told otherwise. */
    public static StubPartner start() {
        try {
            var partner = new StubPartner(new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1")));
            Thread.ofVirtual().name("stub-partner").start(partner::acceptAll);
            return partner;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code 127.0.0.1:port}. */
    public String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** The full address of a path, which begins with a slash. */
    public String url(String path) {
        return "http://" + address() + path;
    }

    /** The answer to all requests from now on. */
    public StubPartner answers(Answer answer) {
        otherwise = request -> answer;
        return this;
    }

    /** The answer as a function of the request. */
    public StubPartner answers(Function<ReceivedRequest, Answer> answer) {
        otherwise = answer;
        return this;
    }

    /** Answers to the next requests, one each; after them {@link #answers(Answer)} holds again. */
    public StubPartner answersNext(Answer... answers) {
        next.addAll(List.of(answers));
        return this;
    }

    /** All requests so far, oldest first. */
    public List<ReceivedRequest> received() {
        return List.copyOf(received);
    }

    /** Those whose path begins so. */
    public List<ReceivedRequest> receivedAt(String path) {
        return received.stream()
                .filter(request -> request.path().startsWith(path))
                .toList();
    }

    /** Waits for so many requests in all and returns them. */
    public List<ReceivedRequest> waitUntilReceived(int count, Duration patience) {
        Eventually.within(patience, () -> {
            if (received.size() < count) {
                throw new AssertionError("received " + received.size() + " of " + count + " requests");
            }
        });
        return received();
    }

    /** Forgets what it got, and answers that were not fetched. */
    public void forget() {
        received.clear();
        next.clear();
    }

    @Override
    public void close() {
        Stream.concat(Stream.of(server), connections.stream()).forEach(StubPartner::closeQuietly);
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                var connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            var in = new BufferedInputStream(connection.getInputStream());
            Optional<ReceivedRequest> request = HttpRequestReader.read(in, connection.getOutputStream());
            while (request.isPresent()) {
                received.add(request.get());
                answer(request.get(), connection);
                request = HttpRequestReader.read(in, connection.getOutputStream());
            }
        } catch (IOException clientWentAway) {
            closeQuietly(connection);
        } finally {
            connections.remove(connection);
        }
    }

    private void answer(ReceivedRequest request, Socket connection) throws IOException {
        var answer = Optional.ofNullable(next.poll()).orElseGet(() -> otherwise.apply(request));
        pause(answer.delay());
        if (answer.reset()) {
            connection.setSoLinger(true, 0);
            throw new IOException("reset as scripted");
        }
        write(answer, connection.getOutputStream(), request.method().equals("HEAD"));
    }

    private static void write(Answer answer, OutputStream out, boolean headersOnly) throws IOException {
        var head = new StringBuilder("HTTP/1.1 " + answer.status() + " Scripted\r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (answer.status() != 204 && answer.status() != 304) {
            head.append("Content-Length: ").append(answer.body().length).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (!headersOnly) {
            writeBody(answer, out);
        }
        out.flush();
    }

    private static void writeBody(Answer answer, OutputStream out) throws IOException {
        if (answer.drip().isZero()) {
            out.write(answer.body());
            return;
        }
        for (byte one : answer.body()) {
            out.write(one);
            out.flush();
            pause(answer.drip());
        }
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception alreadyGone) {
            Objects.requireNonNull(alreadyGone);
        }
    }
}
