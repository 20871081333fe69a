package io.clicktrail.benchmarks.bare;

import java.net.URI;
import java.util.Arrays;
import java.util.List;

import org.reactivestreams.Publisher;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.ConnectionProvider;

/**
 * A WebClient in a loop and nothing else: nothing is read from anywhere, nothing is written down, nobody cares what the
 * answer was. {@code /call/1000} has it make a thousand calls, and is answered when all of them were.
 */
public final class BareCaller {

    /** As many as postback-service has on the way to one network. */
    private static final int IN_FLIGHT_EACH = 32;

    private final List<String> targets;
    private final WebClient http;

    private BareCaller(List<String> targets) {
        this.targets = targets;
        ConnectionProvider connections = ConnectionProvider.builder("bare")
                .maxConnections(IN_FLIGHT_EACH * 2)
                .pendingAcquireMaxCount(-1)
                .build();
        this.http = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(
                        HttpClient.create(connections).disableRetry(true)))
                .build();
    }

    /** Arguments: the port, and the addresses to which each call adds its number. */
    public static void main(String[] arguments) {
        BareCaller caller = new BareCaller(Arrays.asList(arguments).subList(1, arguments.length));
        HttpServer.create()
                .host("127.0.0.1")
                .port(Integer.parseInt(arguments[0]))
                .route(routes -> routes.get("/call/{number}", caller::answer))
                .bindNow()
                .onDispose()
                .block();
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        int number = Integer.parseInt(String.valueOf(request.param("number")));
        return Flux.range(0, number)
                .flatMap(this::call, IN_FLIGHT_EACH * targets.size())
                .then(Mono.defer(() -> response.sendString(Mono.just("done")).then()));
    }

    private Mono<Void> call(int number) {
        return http.get()
                .uri(URI.create(targets.get(number % targets.size()) + number))
                .exchangeToMono(ClientResponse::releaseBody);
    }
}
