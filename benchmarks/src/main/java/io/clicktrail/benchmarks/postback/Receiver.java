package io.clicktrail.benchmarks.postback;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.reactivestreams.Publisher;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Networks that take every call at once, each on a port of its own, and remember when the first of each click id came. */
final class Receiver implements AutoCloseable {

    private static final String CLICK_ID = "cid=";

    private final List<DisposableServer> servers;
    private final ConcurrentHashMap<String, Long> heard = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();

    Receiver(int networks) {
        servers = IntStream.range(0, networks)
                .mapToObj(_ -> HttpServer.create()
                        .host("127.0.0.1")
                        .port(0)
                        .handle(this::take)
                        .bindNow())
                .toList();
    }

    /** {@code 127.0.0.1:port} of each. */
    List<String> addresses() {
        return servers.stream().map(server -> "127.0.0.1:" + server.port()).toList();
    }

    int calls() {
        return calls.get();
    }

    boolean hasHeard(String clickId) {
        return heard.containsKey(clickId);
    }

    /** As {@link System#nanoTime}; it must have been heard. */
    long heardAt(String clickId) {
        Long at = heard.get(clickId);
        if (at == null) {
            throw new IllegalStateException("nobody has called about " + clickId);
        }
        return at;
    }

    void forget() {
        heard.clear();
        calls.set(0);
    }

    private Publisher<Void> take(HttpServerRequest request, HttpServerResponse response) {
        heard.putIfAbsent(clickId(request.uri()), System.nanoTime());
        calls.incrementAndGet();
        return response.send();
    }

    private static String clickId(String uri) {
        int begin = uri.indexOf(CLICK_ID) + CLICK_ID.length();
        int end = uri.indexOf('&', begin);
        return end < 0 ? uri.substring(begin) : uri.substring(begin, end);
    }

    @Override
    public void close() {
        servers.forEach(DisposableServer::disposeNow);
    }
}
