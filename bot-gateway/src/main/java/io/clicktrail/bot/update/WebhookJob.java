package io.clicktrail.bot.update;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
 * Tells Telegram where to call, once after each start, until it has worked; then watches how the calls fare. Every
 * replica tells the same, which costs Telegram nothing.
 */
final class WebhookJob {

    private static final Logger log = LoggerFactory.getLogger(WebhookJob.class);

    private final BotApiClient telegram;
    private final BotSettings.Webhook settings;
    private final WebhookSecrets secrets;
    private final AtomicLong pending;
    private final AtomicLong lastErrorDate;
    private volatile boolean registered;

    WebhookJob(BotApiClient telegram, BotSettings.Webhook settings, WebhookSecrets secrets, MeterRegistry meters) {
        this.telegram = telegram;
        this.settings = settings;
        this.secrets = secrets;
        this.pending = gauge(meters, "clicktrail.bot.webhook.pending");
        this.lastErrorDate = gauge(meters, "clicktrail.bot.webhook.last.error.epoch.seconds");
    }

    Mono<Void> run() {
        return registered || settings.url().isEmpty() ? watch() : register();
    }

    private Mono<Void> register() {
        return telegram.call("setWebhook", registration())
                .doOnNext(this::noteRegistration)
                .then();
    }

    private ObjectNode registration() {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        parameters.put("url", settings.url());
        parameters.put("secret_token", secrets.current());
        parameters.put("max_connections", settings.maxConnections());
        UpdateKind.wanted().forEach(parameters.putArray("allowed_updates")::add);
        return parameters;
    }

    private void noteRegistration(BotAnswer answer) {
        switch (answer) {
            case Accepted _ -> {
                registered = true;
                log.info("Telegram calls our webhook");
            }
            case Refused refused ->
                log.warn("Telegram refused the webhook: {} {}", refused.code(), refused.description());
            case Unreachable unreachable -> log.warn("the webhook is not registered yet: {}", unreachable.reason());
        }
    }

    private Mono<Void> watch() {
        return telegram.call("getWebhookInfo", JsonNodeFactory.instance.objectNode())
                .ofType(Accepted.class)
                .doOnNext(answer -> note(answer.result()))
                .then();
    }

    private void note(JsonNode info) {
        pending.set(info.path("pending_update_count").asLong(0));
        lastErrorDate.set(info.path("last_error_date").asLong(0));
    }

    private static AtomicLong gauge(MeterRegistry meters, String name) {
        return Objects.requireNonNull(meters.gauge(name, new AtomicLong()));
    }
}
