package io.clicktrail.http;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import io.clicktrail.event.OfferId;
import io.clicktrail.http.access.Caller;
import io.clicktrail.http.access.Grant;
import io.clicktrail.http.access.HotPaths;
import io.clicktrail.http.access.OpenPaths;
import io.clicktrail.http.access.Role;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.transport.trace.Trace;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RequestPredicates.POST;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

/** A service as small as can be: the same doors by controller ({@code /open}) and by functional routes ({@code /fn}). */
@SpringBootConfiguration
@EnableAutoConfiguration
public class TinyApplication {

    /** Stands for a secret in an exception's message. */
    public static final String CANARY = "canary-5f2c9e";

    /** A body with all that can go wrong with one. */
    public record Order(
            OfferId offer,
            List<Line> lines,
            @Nullable String note,
            @Nullable List<String> tags,
            @Nullable Duration patience,
            @Nullable Instant at,
            @Nullable LocalDate day) {}

    /** Part of an order. */
    public record Line(int count, String name) {}

    @Bean
    OpenPaths open() {
        return OpenPaths.of("/open/**", "/fn/**");
    }

    @Bean
    HotPaths hot() {
        return HotPaths.of("/hot/{thing}");
    }

    @Bean
    Grant advertisersReadTheirReport() {
        return new Grant(Role.ADVERTISER, HttpMethod.GET, "/api/v1/report");
    }

    @Bean
    Grant analystsReadItToo() {
        return new Grant(Role.ANALYST, HttpMethod.GET, "/api/v1/report");
    }

    @Bean
    Grant onlyAdmins() {
        return new Grant(Role.ADMIN, HttpMethod.GET, "/api/v1/secrets");
    }

    @Bean
    RouterFunction<ServerResponse> routes() {
        return route(
                        POST("/fn/orders"),
                        request -> request.bodyToMono(Order.class).flatMap(ServerResponse.ok()::bodyValue))
                .andRoute(GET("/fn/offers/{offer}"), TinyApplication::offer)
                .andRoute(
                        GET("/hot/later"),
                        _ -> Mono.delay(Duration.ofMillis(100))
                                .then(ServerResponse.ok().build()))
                .andRoute(GET("/hot/{thing}"), _ -> ServerResponse.ok().build())
                .andRoute(GET("/hot/{thing}/more"), _ -> ServerResponse.ok().build())
                .andRoute(GET("/fn/crash"), _ -> Mono.error(new IllegalStateException(CANARY)))
                .andRoute(GET("/fn/bug"), _ -> Mono.error(new IllegalArgumentException(CANARY)));
    }

    private static Mono<ServerResponse> offer(ServerRequest request) {
        return ServerResponse.ok().bodyValue(new OfferId(request.pathVariable("offer")).value());
    }

    /** The same by annotations. */
    @RestController
    static class Doors {

        @PostMapping("/open/orders")
        Order order(@RequestBody Order order) {
            return order;
        }

        @PostMapping("/open/form")
        Mono<String> form(ServerWebExchange exchange) {
            return exchange.getFormData().map(form -> String.valueOf(form.getFirst("name")));
        }

        @GetMapping("/open/offers/{offer}")
        String offer(@PathVariable OfferId offer) {
            return offer.value();
        }

        @GetMapping("/open/copies/{copy}")
        String copy(@PathVariable UUID copy) {
            return copy.toString();
        }

        @GetMapping("/open/page")
        String page(@RequestParam int size) {
            return "of " + size;
        }

        @GetMapping("/open/crash")
        String crash() {
            throw new IllegalStateException(CANARY);
        }

        @GetMapping("/open/busy")
        String busy() {
            throw new ProblemException(429, "too_fast", "Slow down.", Duration.ofMillis(1500));
        }

        @GetMapping("/open/trace")
        Mono<String> trace() {
            return Mono.deferContextual(
                    context -> Mono.just(context.get(Trace.class).traceId()));
        }

        @GetMapping({"/api/v1/things", "/api/v1/report", "/api/v1/secrets", "/elsewhere"})
        String things(@AuthenticationPrincipal Caller caller) {
            return caller.subject();
        }

        @DeleteMapping("/api/v1/things")
        String delete(@AuthenticationPrincipal Caller caller) {
            return caller.subject();
        }
    }
}
