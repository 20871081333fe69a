package io.clicktrail.http.problem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last stop of every error of a request, from filters, controllers and functional routes alike: answers a problem
 * and logs our own faults once, with the request's id and the route's pattern. Never the path itself: it may hold a
 * secret.
 */
final class ProblemHandler implements ErrorWebExceptionHandler, Ordered {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    /** Comes in floods and says all in its code: no stack trace. */
    private static final int BUSY = 503;

    private static final int CRASH = 500;

    // Its own, so that a service's JSON settings cannot change what a problem looks like.
    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(error);
        }
        Problem problem = problemOf(error, exchange.getRequest().getHeaders());
        String requestId = RequestId.of(exchange);
        if (problem.isOurFault()) {
            logOnce(exchange, problem, requestId, error);
        }
        return write(exchange.getResponse(), problem, requestId);
    }

    /**
     * Spring's parser refuses some broken media types and loses its way in others, and Reactor cuts off the stack that would
     * tell; so they are looked at again. That may blame a caller who sends one for a crash of ours.
     */
    private static Problem problemOf(Throwable error, HttpHeaders headers) {
        Problem problem = ProblemTranslation.of(error);
        return problem.status() == CRASH && !areReadable(headers) ? ProblemTranslation.brokenMediaType() : problem;
    }

    private static boolean areReadable(HttpHeaders headers) {
        try {
            headers.getAccept();
            headers.getContentType();
            return true;
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private void logOnce(ServerWebExchange exchange, Problem problem, String requestId, Throwable error) {
        Object route = routeOf(exchange);
        Object method = exchange.getRequest().getMethod();
        if (error instanceof ProblemException || problem.status() == BUSY) {
            log.warn("{} {} {} -> {} {}", requestId, method, route, problem.status(), problem.code());
        } else {
            log.error("{} {} {} -> {} {}", requestId, method, route, problem.status(), problem.code(), error);
        }
    }

    private static Object routeOf(ServerWebExchange exchange) {
        Object functional = exchange.getAttribute(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE);
        Object annotated = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return functional != null ? functional : annotated != null ? annotated : "(no route)";
    }

    private Mono<Void> write(ServerHttpResponse response, Problem problem, String requestId) {
        response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
        response.getHeaders().clearContentHeaders();
        problem.headers().forEach((name, values) -> response.getHeaders().put(name, values));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        DataBuffer body = response.bufferFactory().wrap(json.writeValueAsBytes(problem.body(requestId)));
        response.getHeaders().setContentLength(body.readableByteCount());
        return response.writeWith(Mono.just(body));
    }

    /** Before Boot's own, should it be there. */
    @Override
    public int getOrder() {
        return -2;
    }
}
