package io.clicktrail.postback.relay;

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
import reactor.core.publisher.Mono;

import io.clicktrail.event.EventId;
import io.clicktrail.event.RawBody;

/** The one door through which a request becomes a call: bounded, and of its headers only those that matter. */
@Component
public class DoorHandler {

    /** More is answered with 413 and read by nobody. */
    public static final int LARGEST_BODY = 64 * 1024;

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

    public Mono<IncomingCall> receive(ServerHttpRequest request) {
        Instant now = clock.instant();
        return DataBufferUtils.join(request.getBody(), LARGEST_BODY)
                .map(DoorHandler::bytes)
                .defaultIfEmpty(new byte[0])
                .map(body -> call(request, now, body));
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

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
