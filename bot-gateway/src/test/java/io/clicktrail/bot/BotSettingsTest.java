package io.clicktrail.bot;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BotSettingsTest {

    private static final Map<String, Object> WHAT_MUST_BE_SET =
            Map.of("BOT_USERNAME", "track_bot", "PUBLIC_BASE_URL", "https://go.example");

    @Test
    void theManualShowsTheDefaults() {
        BotSettings written = bound(WHAT_MUST_BE_SET);

        assertThat(written).isEqualTo(defaults());
        assertThat(written.sending().retries()).hasSize(10).startsWith(Duration.ofSeconds(1));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            BOT_USERNAME                | ''              | BOT_USERNAME
            BOT_USERNAME                | @track_bot      | BOT_USERNAME
            PUBLIC_BASE_URL             | ''              | PUBLIC_BASE_URL
            PUBLIC_BASE_URL             | https://go.example/ | PUBLIC_BASE_URL
            TELEGRAM_API_URL            | ftp://telegram  | TELEGRAM_API_URL
            bot.updates.remembered      | 1h              | bot.updates.remembered
            bot.webhook.max-connections | 101             | bot.webhook.max-connections
            bot.sending.claim           | 5s              | bot.sending.claim
            bot.sending.lanes           | 0               | bot.sending.lanes
            bot.mini-app.fresh          | 25h             | bot.mini-app.fresh
            bot.mini-app.telegram-key   | e7bf            | bot.mini-app.telegram-key
            bot.places.recheck          | 0s              | bot.places.recheck
            bot.memberships.per-second  | 0               | bot.memberships.per-second
            bot.invites.per-second      | 0               | bot.invites.per-second
            bot.sweep.pace              | 0s              | bot.sweep.pace
            bot.updates.discussed       | 0s              | bot.updates.discussed
            bot.answers.patience        | 0s              | bot.answers.patience
            """)
    void aWrongValueIsRefusedByName(String setting, String value, String named) {
        Map<String, Object> environment = new HashMap<>(WHAT_MUST_BE_SET);
        environment.put(setting, value);

        assertThatThrownBy(() -> bound(environment)).rootCause().hasMessageContaining(named);
    }

    private static BotSettings defaults() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test", Map.of("bot.username", "track_bot", "bot.public-base-url", "https://go.example")));
        return bind(environment);
    }

    private static BotSettings bound(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", variables));
        try {
            new YamlPropertySourceLoader()
                    .load("manual", new ClassPathResource("application.yml"))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bind(environment);
    }

    private static BotSettings bind(StandardEnvironment environment) {
        return Binder.get(environment).bindOrCreate("bot", BotSettings.class);
    }
}
