package io.clicktrail.bot.telegram;

import java.net.URI;
import java.time.Duration;

import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import io.clicktrail.bot.telegram.BotAnswer.Unreachable;

/**
 * Calls methods of the Bot API with JSON. Every address holds the token, so no address is ever logged, and no failure
 * is passed on with its message.
 */
public final class BotApiClient {

    private final WebClient http;
    private final String base;
    private final Duration timeout;
    private final AnswerReader reader = new AnswerReader();

    /** @param http without instrumentation: spans and metrics would carry the token */
    BotApiClient(WebClient http, URI apiUrl, String token, Duration timeout) {
        this.http = http;
        this.base = apiUrl.toString().replaceFirst("/+$", "") + "/bot" + token + "/";
        this.timeout = timeout;
    }

    /** Never fails. */
    public Mono<BotAnswer> call(String method, JsonNode parameters) {
        return call(method, parameters, Duration.ZERO);
    }

    /** @param patience how much longer than usual this method may take */
    public Mono<BotAnswer> call(String method, JsonNode parameters, Duration patience) {
        return http.post()
                .uri(URI.create(base + method))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(parameters.toString())
                .exchangeToMono(this::answerOf)
                .timeout(timeout.plus(patience))
                .onErrorResume(failure -> Mono.just(new Unreachable(rootOf(failure))));
    }

    private Mono<BotAnswer> answerOf(ClientResponse response) {
        int status = response.statusCode().value();
        return response.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]).map(body -> reader.read(status, body));
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
