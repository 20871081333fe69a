package io.clicktrail.bot.update;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.http.problem.ProblemException;

/** Where Telegram calls. 200 means durable; any other answer makes Telegram come again. */
@Component
class WebhookHandler {

    static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";

    private final WebhookSecrets secrets;
    private final IntakeHandler intake;
    private final int maxBody;
    private final Counter refused;

    WebhookHandler(WebhookSecrets secrets, IntakeHandler intake, BotSettings settings, MeterRegistry meters) {
        this.secrets = secrets;
        this.intake = intake;
        this.maxBody = Math.toIntExact(settings.webhook().maxBody().toBytes());
        this.refused = meters.counter("clicktrail.bot.webhook.refused");
    }

    Mono<ServerResponse> receive(ServerRequest request) {
        if (!secrets.admit(request.headers().firstHeader(SECRET_HEADER))) {
            refused.increment();
            return Mono.error(new ProblemException(401, "wrong_secret", "The secret header is missing or wrong."));
        }
        return bodyOf(request).flatMap(intake::accept).then(ServerResponse.ok().build());
    }

    /** Fails with a limit exception, which becomes 413, as soon as the body is larger. */
    private Mono<byte[]> bodyOf(ServerRequest request) {
        return DataBufferUtils.join(request.body(BodyExtractors.toDataBuffers()), maxBody)
                .map(WebhookHandler::bytesOf)
                .defaultIfEmpty(new byte[0]);
    }

    private static byte[] bytesOf(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
