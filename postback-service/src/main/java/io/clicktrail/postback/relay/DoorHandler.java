package io.clicktrail.postback.relay;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import io.clicktrail.event.EventId;
import io.clicktrail.event.RawBody;
import io.clicktrail.http.problem.ProblemException;

/** The one door through which a request becomes a call: bounded, and of its headers only those that matter. */
@Component
public class DoorHandler {

    /** More is answered with 413 and read by nobody. */
    public static final int LARGEST_BODY = 64 * 1024;

    private static final int MOST_READ = 1024 * 1024;
    private static final int LONGEST_HEADER = 1_000;
    private static final List<String> HEADERS = List.of(
            "content-type",
            "user-agent",
            RelayReader.IDEMPOTENCY_KEY,
            Claim.SOURCE_HEADER,
            Claim.TIMESTAMP_HEADER,
            Claim.NONCE_HEADER,
            Claim.SIGNATURE_HEADER,
            Claim.KEY_HEADER);

    private final Clock clock;

    DoorHandler(Clock clock) {
        this.clock = clock;
    }

    /** Fails with 413 where the body is too large. */
    public Mono<IncomingCall> receive(ServerWebExchange exchange) {
        Instant now = clock.instant();
        ServerHttpRequest request = exchange.getRequest();
        return request.getBody()
                .collect(BoundedBody::new, BoundedBody::add)
                .map(body -> call(request, now, body.whole()))
                .doOnError(
                        ProblemException.class,
                        tooLarge -> exchange.getResponse().getHeaders().setConnection("close"));
    }

    /**
     * Keeps what we take, and reads on a little: a sender that is cut off while it still sends does not hear why, and a
     * connection with half a body in it can carry nothing more.
     */
    private static final class BoundedBody {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private long seen;

        void add(DataBuffer buffer) {
            byte[] bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            DataBufferUtils.release(buffer);
            seen += bytes.length;
            if (seen > MOST_READ) {
                throw tooLarge();
            }
            if (seen <= LARGEST_BODY) {
                kept.writeBytes(bytes);
            }
        }

        byte[] whole() {
            if (seen > LARGEST_BODY) {
                throw tooLarge();
            }
            return kept.toByteArray();
        }

        private static ProblemException tooLarge() {
            return new ProblemException(413, "content_too_large", "The body is larger than 64 KiB.");
        }
    }

    private static IncomingCall call(ServerHttpRequest request, Instant now, byte[] body) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String query = request.getURI().getRawQuery();
        return new IncomingCall(
                EventId.of(now, random.nextLong(), random.nextLong()).value(),
                now,
                request.getMethod().name(),
                request.getURI().getRawPath(),
                query == null ? "" : query,
                headers(request.getHeaders()),
                RawBody.of(body));
    }

    private static Map<String, String> headers(HttpHeaders given) {
        Map<String, String> headers = new TreeMap<>();
        for (String name : HEADERS) {
            String value = given.getFirst(name);
            if (value != null) {
                headers.put(
                        name.toLowerCase(Locale.ROOT), value.substring(0, Math.min(value.length(), LONGEST_HEADER)));
            }
        }
        return headers;
    }
}
