package io.clicktrail.postback.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.netty.channel.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.PooledDataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.PostbackSettings;
import io.clicktrail.postback.address.BlockedAddressException;
import io.clicktrail.postback.delivery.AttemptResult.Answered;
import io.clicktrail.postback.delivery.AttemptResult.Fault;
import io.clicktrail.postback.delivery.AttemptResult.Unanswered;

/**
 * Calls networks: each in a lane of its own, with so many calls in flight at a time and a breaker. The breaker decides
 * whose deliveries are claimed ({@link #limits}), not whether a claimed one is sent: what is claimed is sent at once.
 */
@Component
class PartnerClient {

    /** A little longer than a breaker is open: a probe that is slow to leave is no neighbour of the next one. */
    private static final double REST_OF_OPEN = 1.05;

    private final WebClient http;
    private final Duration totalTimeout;
    private final int answerLimit;
    private final BulkheadConfig bulkheads;
    private final CircuitBreakerConfig breakers;
    private final Duration rest;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<NetworkId, Lane> lanes = new ConcurrentHashMap<>();

    /** @param http calls admitted addresses only, follows nothing, repeats nothing */
    PartnerClient(WebClient http, PostbackSettings settings, MeterRegistry meters, Clock clock) {
        this.http = http;
        this.meters = meters;
        this.clock = clock;
        this.totalTimeout = settings.partner().totalTimeout();
        this.answerLimit = (int) settings.partner().answerLimit().toBytes();
        this.bulkheads = BulkheadConfig.custom()
                .maxConcurrentCalls(settings.partner().inFlight())
                .maxWaitDuration(Duration.ZERO)
                .build();
        this.breakers = breakerConfig(settings);
        this.rest = Duration.ofMillis(Math.round(openMillis(settings) * REST_OF_OPEN));
    }

    private static double openMillis(PostbackSettings settings) {
        return settings.breaker().openFor().toMillis() * settings.retry().timeScale();
    }

    private static CircuitBreakerConfig breakerConfig(PostbackSettings settings) {
        PostbackSettings.Breaker breaker = settings.breaker();
        long openMillis = Math.round(openMillis(settings));
        return CircuitBreakerConfig.custom()
                .slidingWindow(breaker.calls(), breaker.calls(), CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(breaker.failurePercent())
                .waitDurationInOpenState(Duration.ofMillis(Math.max(1, openMillis)))
                .permittedNumberOfCallsInHalfOpenState(breaker.probes())
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .recordResult(result -> isDead((AttemptResult) result))
                .build();
    }

    /** The network is not there, or not able: the message itself is not to blame. */
    private static boolean isDead(AttemptResult result) {
        return switch (result) {
            case Answered(int status, String _, String _) -> status >= 500;
            case Unanswered _ -> true;
        };
    }

    /** How many more calls each network may get. */
    LaneLimits limits() {
        var places = new HashMap<String, Integer>();
        var probing = new HashSet<String>();
        lanes.forEach((network, lane) -> {
            places.put(network.value(), lane.places());
            if (lane.isProbing()) {
                probing.add(network.value());
            }
        });
        return new LaneLimits(bulkheads.getMaxConcurrentCalls(), places, probing, rest);
    }

    /** Never fails and takes no longer than the total timeout: whatever happens is the attempt's result. */
    Mono<Attempt> call(PartnerCall call) {
        Lane lane = lanes.computeIfAbsent(call.network(), this::lane);
        lane.enter();
        return outsideOfItsLane(call).doOnNext(attempt -> lane.leave(attempt.latency(), attempt.result()));
    }

    /** The same, but it takes nobody's place, and no breaker hears of it. */
    Mono<Attempt> outsideOfItsLane(PartnerCall call) {
        Instant startedAt = clock.instant();
        long started = System.nanoTime();
        AnswerSoFar answer = new AnswerSoFar(answerLimit);
        return Mono.defer(() -> request(call, startedAt).exchangeToMono(answer::read))
                .timeout(timeoutOf(call))
                .onErrorResume(error -> answer.brokenOffBy(faultOf(error)))
                .then(Mono.fromSupplier(answer::result))
                .map(result -> new Attempt(
                        call.requestLine(), startedAt, Duration.ofNanos(System.nanoTime() - started), result));
    }

    private Duration timeoutOf(PartnerCall call) {
        Duration own = call.timeout();
        return own == null || own.compareTo(totalTimeout) > 0 ? totalTimeout : own;
    }

    private Lane lane(NetworkId network) {
        var lane = new Lane(Bulkhead.of(network.value(), bulkheads), CircuitBreaker.of(network.value(), breakers));
        meters.gauge("clicktrail.postback.breaker", Tags.of("network", network.value()), lane, Lane::countsAsDead);
        return lane;
    }

    private WebClient.RequestHeadersSpec<?> request(PartnerCall call, Instant at) {
        WebClient.RequestBodySpec request = http.method(HttpMethod.valueOf(call.httpMethod()))
                .uri(URI.create(call.url()))
                .headers(headers -> call.headersAt(at).forEach(headers::set));
        byte[] body = call.body();
        return body == null ? request : request.bodyValue(body);
    }

    private static Fault faultOf(Throwable error) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
                .limit(10)
                .map(PartnerClient::knownFault)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Fault.UNREADABLE_ANSWER);
    }

    private static @Nullable Fault knownFault(Throwable cause) {
        return switch (cause) {
            case BlockedAddressException _ -> Fault.BLOCKED_ADDRESS;
            case UnknownHostException _ -> Fault.UNKNOWN_HOST;
            case TimeoutException _, ConnectTimeoutException _ -> Fault.TIMEOUT;
            case ConnectException _, NoRouteToHostException _ -> Fault.CONNECTION_REFUSED;
            case SSLException _ -> Fault.TLS;
            case IOException _ -> Fault.CONNECTION_CLOSED;
            default -> null;
        };
    }

    /** The calls to one network. */
    private record Lane(Bulkhead bulkhead, CircuitBreaker breaker) {

        void enter() {
            bulkhead.tryAcquirePermission();
        }

        void leave(Duration latency, AttemptResult result) {
            bulkhead.onComplete();
            breaker.onResult(latency.toNanos(), TimeUnit.NANOSECONDS, result);
        }

        boolean isProbing() {
            return breaker.getState() == CircuitBreaker.State.HALF_OPEN;
        }

        int countsAsDead() {
            return breaker.getState() == CircuitBreaker.State.CLOSED ? 0 : 1;
        }

        int places() {
            int free = bulkhead.getMetrics().getAvailableConcurrentCalls();
            int inFlight = bulkhead.getMetrics().getMaxAllowedConcurrentCalls() - free;
            return switch (breaker.getState()) {
                case CLOSED, DISABLED, METRICS_ONLY -> free;
                case HALF_OPEN ->
                    Math.max(
                            0, breaker.getCircuitBreakerConfig().getPermittedNumberOfCallsInHalfOpenState() - inFlight);
                case OPEN, FORCED_OPEN -> 0;
            };
        }
    }

    /** What has come of an answer: once the status is there, the attempt has one, however the body ends. */
    private static final class AnswerSoFar {

        private final int limit;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private volatile int status;
        private volatile @Nullable String retryAfter;
        private volatile Fault fault = Fault.UNREADABLE_ANSWER;

        AnswerSoFar(int limit) {
            this.limit = limit;
        }

        Mono<Void> read(ClientResponse response) {
            status = response.statusCode().value();
            retryAfter = response.headers().asHttpHeaders().getFirst(HttpHeaders.RETRY_AFTER);
            return response.body(BodyExtractors.toDataBuffers())
                    .doOnDiscard(PooledDataBuffer.class, DataBufferUtils::release)
                    .map(this::isFullWith)
                    .takeUntil(Boolean::booleanValue)
                    .then();
        }

        private boolean isFullWith(DataBuffer part) {
            byte[] bytes = new byte[Math.min(part.readableByteCount(), limit - body.size())];
            part.read(bytes);
            DataBufferUtils.release(part);
            body.writeBytes(bytes);
            return body.size() >= limit;
        }

        Mono<Void> brokenOffBy(Fault cause) {
            fault = cause;
            return Mono.empty();
        }

        AttemptResult result() {
            return status == 0
                    ? new Unanswered(fault)
                    : new Answered(status, retryAfter, body.toString(StandardCharsets.UTF_8));
        }
    }
}
