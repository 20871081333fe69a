package io.clicktrail.standalone.sandbox.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.clicktrail.standalone.HouseFailedException;
import io.clicktrail.standalone.sandbox.web.Reply.Stream;
import io.clicktrail.standalone.sandbox.web.Reply.Whole;

/** Listens on the loopback and on no other address. */
public final class WebServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WebServer.class);
    private static final int WAITING_CONNECTIONS = 500;

    static {
        // Without it the JDK's server lets small answers wait for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Routes routes;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private WebServer(HttpServer server, Routes routes) {
        this.server = server;
        this.routes = routes;
    }

    public static WebServer start(int port, Routes routes) {
        try {
            var address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
            var web = new WebServer(HttpServer.create(address, WAITING_CONNECTIONS), routes);
            web.server.createContext("/", web::serve);
            web.server.setExecutor(web.threads);
            web.server.start();
            return web;
        } catch (IOException e) {
            throw new HouseFailedException("the sandbox cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            var request = Request.of(exchange);
            var refusal = NeighbourGuard.refusal(request);
            write(refusal.isPresent() ? refusal.get() : answer(request), exchange);
        } catch (IOException | UncheckedIOException gone) {
            log.debug("a reader has gone", gone);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply answer(Request request) throws InterruptedException {
        try {
            return routes.answer(request);
        } catch (RuntimeException e) {
            log.warn("{} {} failed", request.method(), request.path(), e);
            return Reply.problem(500, "internal_error", "Something went wrong in the sandbox.");
        }
    }

    private static void write(Reply reply, HttpExchange exchange) throws IOException, InterruptedException {
        switch (reply) {
            case Whole whole -> write(whole, exchange);
            case Stream stream -> {
                exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                exchange.getResponseHeaders().set("Cache-Control", "no-store");
                exchange.sendResponseHeaders(200, 0);
                stream.events().writeTo(new EventStream(exchange.getResponseBody()));
            }
            case Reply.Silence _ -> exchange.close();
            case Reply.Drip drip -> write(drip, exchange);
        }
    }

    private static void write(Whole whole, HttpExchange exchange) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", whole.contentType());
        headers.set("X-Content-Type-Options", "nosniff");
        whole.headers().forEach(headers::set);
        var bodiless = exchange.getRequestMethod().equals("HEAD") || whole.body().length == 0 || whole.status() == 204;
        exchange.sendResponseHeaders(whole.status(), bodiless ? -1 : whole.body().length);
        if (!bodiless) {
            exchange.getResponseBody().write(whole.body());
        }
    }

    private static void write(Reply.Drip drip, HttpExchange exchange) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", drip.whole().contentType());
        exchange.sendResponseHeaders(drip.whole().status(), 0);
        for (byte one : drip.whole().body()) {
            exchange.getResponseBody().write(one);
            exchange.getResponseBody().flush();
            // The drip itself: a partner whose answer comes byte by byte.
            Thread.sleep(drip.between());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
