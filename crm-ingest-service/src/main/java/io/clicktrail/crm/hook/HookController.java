package io.clicktrail.crm.hook;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.crm.form.HookForm;
import io.clicktrail.crm.form.PlainText;
import io.clicktrail.event.EventId;
import io.clicktrail.event.RawBody;
import io.clicktrail.event.WebhookEvent.AmoHookReceived;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.http.secret.RotatingSecret;
import io.clicktrail.transport.publish.DurablePublisher;

/**
 * The door for AmoCRM, which signs nothing: who knows the secret in the address is AmoCRM, all others find nothing here.
 * Whatever the body is, it is durable before the 200; it is read afterwards.
 */
@RestController
class HookController {

    /** A record in Kafka holds 1 MiB, and a body grows by a third on its way there. Real hooks have a few KiB. */
    private static final int LARGEST_BODY = 700 * 1024;

    private static final int LONGEST_CONTENT_TYPE = 200;

    private final RotatingSecret secret;
    private final DurablePublisher publisher;
    private final Clock clock = Clock.systemUTC();

    HookController(RotatingSecret secret, DurablePublisher publisher) {
        this.secret = secret;
        this.publisher = publisher;
    }

    @PostMapping("/api/amocrm/{endpoint:sales-webhook|funnel-sale}/{secret}")
    Mono<Void> receive(@PathVariable String endpoint, @PathVariable("secret") String key, ServerHttpRequest request) {
        return take(endpoint, key, request);
    }

    @PostMapping("/api/amocrm/{endpoint:sales-webhook|funnel-sale}")
    Mono<Void> receiveWithKey(
            @PathVariable String endpoint, @RequestParam(defaultValue = "") String key, ServerHttpRequest request) {
        return take(endpoint, key, request);
    }

    private Mono<Void> take(String endpoint, String key, ServerHttpRequest request) {
        if (!secret.matches(key)) {
            return Mono.error(new ProblemException(404, "not_found", "There is nothing here."));
        }
        String contentType = request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
        return DataBufferUtils.join(request.getBody(), LARGEST_BODY)
                .map(HookController::bytes)
                .defaultIfEmpty(new byte[0])
                .map(body -> hook(endpoint, contentType, body))
                .flatMap(publisher::publish)
                .then();
    }

    private AmoHookReceived hook(String endpoint, @Nullable String contentType, byte[] body) {
        Instant now = clock.instant();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        EventId id = EventId.of(now, random.nextLong(), random.nextLong());
        String key = HookReader.orderKey(HookForm.parse(body));
        return new AmoHookReceived(
                id,
                now,
                endpoint,
                PlainText.of(contentType, LONGEST_CONTENT_TYPE),
                key == null ? id.toString() : key,
                RawBody.of(body));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
