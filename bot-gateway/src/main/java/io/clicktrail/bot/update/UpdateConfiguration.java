package io.clicktrail.bot.update;

import java.nio.charset.StandardCharsets;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.bot.telegram.BotApiClient;
import io.clicktrail.http.access.Grant;
import io.clicktrail.http.access.OpenPaths;
import io.clicktrail.http.access.Role;
import io.clicktrail.http.secret.Secret;
import io.clicktrail.transport.BackgroundJob;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

@Configuration(proxyBeanMethods = false)
class UpdateConfiguration {

    private static final String WEBHOOK = "/bot/webhook";
    private static final String UPDATES = "/api/v1/bot/updates";

    @Bean
    RouterFunction<ServerResponse> updateRoutes(WebhookHandler webhook, KeptUpdatesHandler kept) {
        return route().POST(WEBHOOK, webhook::receive).GET(UPDATES, kept::list).build();
    }

    /** Telegram shows its own secret. */
    @Bean
    OpenPaths webhookPath() {
        return OpenPaths.of(WEBHOOK);
    }

    /** What people wrote is for administrators only. */
    @Bean
    Grant updatesForAdministrators() {
        return new Grant(Role.ADMIN, HttpMethod.GET, UPDATES);
    }

    @Bean
    WebhookSecrets webhookSecrets(Environment environment) {
        byte[] list = Secret.required(environment, "TELEGRAM_WEBHOOK_SECRET", 1).bytes();
        return WebhookSecrets.parse(new String(list, StandardCharsets.UTF_8));
    }

    @Bean
    @ConditionalOnProperty(name = "bot.mode", havingValue = "webhook", matchIfMissing = true)
    BackgroundJob webhookRegistration(
            BotApiClient telegram, BotSettings settings, WebhookSecrets secrets, MeterRegistry meters) {
        WebhookJob job = new WebhookJob(telegram, settings.webhook(), secrets, meters);
        return BackgroundJob.every(settings.webhook().checkInterval(), "watching the webhook", job::run);
    }

    @Bean
    @ConditionalOnProperty(name = "bot.mode", havingValue = "polling")
    BackgroundJob polling(BotApiClient telegram, IntakeHandler intake, BotSettings settings) {
        PollingJob job = new PollingJob(telegram, intake, settings.polling());
        return new BackgroundJob("polling for updates", PollingJob.wakes(), job::run);
    }
}
