package io.clicktrail.bot.update;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.bot.telegram.BotAnswer;
import io.clicktrail.bot.telegram.BotAnswer.Accepted;
import io.clicktrail.bot.telegram.BotAnswer.Refused;
import io.clicktrail.bot.telegram.BotAnswer.Unreachable;
import io.clicktrail.bot.telegram.BotApiClient;

/**
 * Asks Telegram for updates, where Telegram cannot call us: a laptop. Each goes through the same door as a webhook's, and
 * only then is it confirmed to Telegram by the next question's offset.
 */
final class PollingJob {

    private static final Logger log = LoggerFactory.getLogger(PollingJob.class);
    private static final int MOST = 100;

    private final BotApiClient telegram;
    private final IntakeHandler intake;
    private final Duration patience;
    private volatile boolean webhookGone;
    private volatile long nextUpdate;

    PollingJob(BotApiClient telegram, IntakeHandler intake, BotSettings.Polling settings) {
        this.telegram = telegram;
        this.intake = intake;
        this.patience = settings.timeout();
    }

    /** One question and its answer. */
    Mono<Void> run() {
        return webhookGone ? poll() : removeWebhook();
    }

    private Mono<Void> removeWebhook() {
        return telegram.call("deleteWebhook", JsonNodeFactory.instance.objectNode())
                .doOnNext(answer -> webhookGone = resultOf(answer).isBoolean())
                .then();
    }

    private Mono<Void> poll() {
        return telegram.call("getUpdates", question(), patience)
                .map(PollingJob::resultOf)
                .doOnNext(this::startAnewAfterSilence)
                .flatMapIterable(updates -> updates)
                .concatMap(this::take)
                .then();
    }

    private Mono<Long> take(JsonNode update) {
        return intake.accept(update.toString().getBytes(StandardCharsets.UTF_8))
                .map(_ -> update.path("update_id").asLong())
                .doOnNext(taken -> nextUpdate = taken + 1);
    }

    /** After a quiet week numbers start anywhere (Bot API, Update): an old offset would throw those below it away. */
    private void startAnewAfterSilence(JsonNode updates) {
        if (updates.isEmpty()) {
            nextUpdate = 0;
        }
    }

    private ObjectNode question() {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        parameters.put("offset", nextUpdate);
        parameters.put("limit", MOST);
        parameters.put("timeout", patience.toSeconds());
        UpdateKind.wanted().forEach(parameters.putArray("allowed_updates")::add);
        return parameters;
    }

    /** Without elements where there was no good answer. */
    private static JsonNode resultOf(BotAnswer answer) {
        return switch (answer) {
            case Accepted accepted -> accepted.result();
            case Refused refused -> nothing(refused.code() + " " + refused.description());
            case Unreachable unreachable -> nothing(unreachable.reason());
        };
    }

    private static JsonNode nothing(String reason) {
        log.warn("no updates from Telegram: {}", reason);
        return JsonNodeFactory.instance.arrayNode();
    }

    /** Wakes for {@link #run}: at once after an answer, but after a failure not before the next second. */
    static Flux<Long> wakes() {
        return Flux.interval(Duration.ZERO, Duration.ofSeconds(1));
    }
}
