package io.clicktrail.postback.arbitrage;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

import io.netty.channel.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.PooledDataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

import io.clicktrail.postback.PostbackSettings;
import io.clicktrail.postback.address.BlockedAddressException;
import io.clicktrail.postback.arbitrage.CallResult.Answered;
import io.clicktrail.postback.arbitrage.CallResult.Blocked;
import io.clicktrail.postback.arbitrage.CallResult.Unanswered;
import io.clicktrail.postback.arbitrage.FinishedSend.Call;

/** Calls trackers in the visitor's name. The status is the answer; a redirect is not followed, a page not read. */
@Component
class TrackerClient {

    private static final String OURSELVES = "Clicktrail/1.0";

    private final WebClient http;
    private final Duration timeout;
    private final long answerLimit;
    private final Clock clock;

    /** @param http calls admitted addresses only, follows nothing, repeats nothing */
    TrackerClient(WebClient http, PostbackSettings settings, Clock clock) {
        this.http = http;
        this.timeout = settings.partner().totalTimeout();
        this.answerLimit = settings.partner().answerLimit().toBytes();
        this.clock = clock;
    }

    /** Never fails and takes no longer than the timeout: whatever happens is the call's result. */
    Mono<Call> call(PendingSend send) {
        Instant startedAt = clock.instant();
        long started = System.nanoTime();
        var answer = new AtomicReference<@Nullable CallResult>();
        return Mono.defer(() -> request(send).exchangeToMono(response -> read(response, answer)))
                .timeout(timeout)
                .onErrorResume(error -> failed(error, answer))
                .then(Mono.fromSupplier(() -> new Call(
                        startedAt,
                        Duration.ofNanos(System.nanoTime() - started),
                        Objects.requireNonNullElseGet(answer.get(), () -> new Unanswered("unreadable_answer")))));
    }

    private WebClient.RequestHeadersSpec<?> request(PendingSend send) {
        return http.get().uri(URI.create(send.url())).headers(headers -> {
            VisitorHeaders visitor = send.headers();
            headers.set(HttpHeaders.USER_AGENT, Objects.requireNonNullElse(visitor.userAgent(), OURSELVES));
            if (visitor.referrer() != null) {
                headers.set(HttpHeaders.REFERER, visitor.referrer());
            }
        });
    }

    /** The body is read to its end, so that the connection can be used again, but no further than the limit. */
    private Mono<Void> read(ClientResponse response, AtomicReference<@Nullable CallResult> answer) {
        String retryAfter = response.headers().asHttpHeaders().getFirst(HttpHeaders.RETRY_AFTER);
        answer.set(new Answered(response.statusCode().value(), retryAfter));
        return response.body(BodyExtractors.toDataBuffers())
                .doOnDiscard(PooledDataBuffer.class, DataBufferUtils::release)
                .map(TrackerClient::released)
                .scan(0L, Long::sum)
                .takeUntil(sum -> sum >= answerLimit)
                .then();
    }

    private static long released(DataBuffer part) {
        long bytes = part.readableByteCount();
        DataBufferUtils.release(part);
        return bytes;
    }

    private static Mono<Void> failed(Throwable error, AtomicReference<@Nullable CallResult> answer) {
        answer.compareAndSet(null, resultOf(error));
        return Mono.empty();
    }

    private static CallResult resultOf(Throwable error) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
                .limit(10)
                .flatMap(cause -> Stream.ofNullable(knownResult(cause)))
                .findFirst()
                .orElseGet(() -> new Unanswered("unreadable_answer"));
    }

    private static @Nullable CallResult knownResult(Throwable cause) {
        return switch (cause) {
            case BlockedAddressException _ -> new Blocked();
            case UnknownHostException _ -> new Unanswered("unknown_host");
            case TimeoutException _, ConnectTimeoutException _ -> new Unanswered("timeout");
            case ConnectException _, NoRouteToHostException _ -> new Unanswered("connection_refused");
            case SSLException _ -> new Unanswered("tls");
            case IOException _ -> new Unanswered("connection_closed");
            default -> null;
        };
    }
}
