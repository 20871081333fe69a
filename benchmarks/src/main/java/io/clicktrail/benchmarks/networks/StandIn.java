package io.clicktrail.benchmarks.networks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/**
 * A network on a port of its own that remembers every call it has read, and answers as its temper says. What it does about
 * the n-th call of a message depends on seed, message and n only, in whatever order calls arrive.
 */
final class StandIn implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int BACKLOG = 1_000;
    private static final int LONGEST_CONNECTION_MILLIS = 60_000;
    private static final int CALLS_BEFORE_LEAVING = 40;
    private static final int LEAST_RETRY_AFTER_SECONDS = 600;
    private static final int MOST_RETRY_AFTER_SECONDS = 7_200;
    private static final String ELSEWHERE = "/elsewhere";

    private final String network;
    private final Temper temper;
    private final long seed;
    private final Supplier<Certificates> certificates;
    private final ServerSocket server;
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> callsByMessage = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger heard = new AtomicInteger();
    private final AtomicInteger strays = new AtomicInteger();

    private StandIn(
            String network, Temper temper, long seed, Supplier<Certificates> certificates, ServerSocket server) {
        this.network = network;
        this.temper = temper;
        this.seed = seed;
        this.certificates = certificates;
        this.server = server;
    }

    /** @param certificates asked for by those who speak TLS */
    static StandIn start(String network, Temper temper, long seed, Supplier<Certificates> certificates) {
        try {
            ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getByName(HOST));
            StandIn standIn = new StandIn(network, temper, seed, certificates, server);
            Thread.ofVirtual().start(standIn::acceptAll);
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that takes everything. */
    static StandIn calm(String network) {
        return start(network, Temper.CALM, 0, StandIn::noCertificates);
    }

    static Certificates noCertificates() {
        throw new IllegalStateException("no TLS here");
    }

    String network() {
        return network;
    }

    Temper temper() {
        return temper;
    }

    /** {@code 127.0.0.1:port}. */
    String address() {
        return HOST + ":" + server.getLocalPort();
    }

    /** Where it is called, with the macros of the service. */
    String template() {
        return (temper.speaksTls() ? "https://" : "http://") + address()
                + "/pb?cid={click_id}&status={status}&eid={event_id}&sum={payout}";
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** How many calls there have been. */
    int heard() {
        return heard.get();
    }

    /** Calls at addresses that nobody was given. */
    int strays() {
        return strays.get();
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket accepted) {
        try (accepted;
                Socket connection = temper.speaksTls() ? shaken(accepted) : accepted) {
            accepted.setTcpNoDelay(true);
            accepted.setSoTimeout(LONGEST_CONNECTION_MILLIS);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            Answering answering = new Answering(accepted, connection);
            for (String line = requestLine(in); line != null; line = requestLine(in)) {
                answering.answer(heard(line));
            }
        } catch (IOException theyOrWeEndedIt) {
            // Whatever it was, the call stands in the list.
        }
    }

    /** The first line of the next request, of which the rest is read and dropped; absent where there is none. */
    private static @Nullable String requestLine(BufferedReader in) throws IOException {
        String first = in.readLine();
        for (String line = first; line != null && !line.isEmpty(); line = in.readLine()) {
            // A GET has no body: behind the empty line comes the next request.
        }
        return first;
    }

    private Call heard(String requestLine) throws IOException {
        Instant now = Instant.now();
        String target = requestLine.split(" ")[1];
        Map<String, String> query = Query.of(target);
        String message = query.getOrDefault("eid", "");
        if (message.isEmpty() || target.startsWith(ELSEWHERE)) {
            strays.incrementAndGet();
            throw new IOException("nobody was told to call " + target);
        }
        int earlier = callsByMessage
                .computeIfAbsent(message, _ -> new AtomicInteger())
                .getAndIncrement();
        Random chance = new Random(seed ^ message.hashCode() * 31L + earlier);
        Reaction reaction = heard.get() >= CALLS_BEFORE_LEAVING && temper == Temper.LEAVING
                ? Reaction.GONE
                : temper.reaction(chance);
        Call call = new Call(
                network,
                message,
                query.getOrDefault("cid", ""),
                query.getOrDefault("status", ""),
                now,
                reaction,
                retryAfter(reaction, chance));
        calls.add(call);
        heard.incrementAndGet();
        return call;
    }

    private static @Nullable Duration retryAfter(Reaction reaction, Random chance) {
        return switch (reaction) {
            case BUSY_FOR_SECONDS, BUSY_UNTIL_DATE ->
                Duration.ofSeconds(chance.nextInt(LEAST_RETRY_AFTER_SECONDS, MOST_RETRY_AFTER_SECONDS));
            default -> null;
        };
    }

    /** The connection after its handshake. */
    private Socket shaken(Socket plain) throws IOException {
        int connection = connections.getAndIncrement();
        int luck = temper == Temper.MISTRUSTED ? 0 : new Random(seed + connection).nextInt(10);
        return switch (luck) {
            case 0 -> wrapped(plain, certificates.get().unknown());
            case 1 -> {
                plain.getOutputStream().write("HTTP/1.1 400 No TLS here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                throw new IOException("no TLS this time");
            }
            case 2 -> throw new IOException("hung up on the handshake");
            case 3 -> {
                plain.getInputStream().transferTo(OutputStream.nullOutputStream());
                throw new IOException("never answered the handshake");
            }
            default -> wrapped(plain, certificates.get().trusted());
        };
    }

    private static Socket wrapped(Socket plain, SSLContext tls) throws IOException {
        SSLSocket wrapped = (SSLSocket) tls.getSocketFactory().createSocket(plain, HOST, plain.getPort(), true);
        wrapped.setUseClientMode(false);
        wrapped.startHandshake();
        return wrapped;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
