package io.clicktrail.transport.start;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequiredVariablesTest {

    private static final Map<String, Object> SETTINGS = Map.of(
            "database.url", "postgresql://${DATABASE_HOST:127.0.0.1}/${DATABASE_NAME}",
            "database.password", "${DATABASE_PASSWORD}",
            "bot.name", "${BOT_NAME:}",
            "bot.greeting", "${greeting.text}",
            "bot.retries", 3);

    @Test
    void allThatIsMissingIsNamedAtOnce() {
        assertThatThrownBy(() -> start(Map.of()))
                .isInstanceOf(RefusedStartException.class)
                .message()
                .matches("(DATABASE_NAME, DATABASE_PASSWORD|DATABASE_PASSWORD, DATABASE_NAME) are not set");
    }

    @Test
    void anEmptyVariableIsAMissingOne() {
        assertThatThrownBy(() -> start(Map.of("DATABASE_NAME", " ", "DATABASE_PASSWORD", "secret")))
                .hasMessage("DATABASE_NAME is not set");
    }

    @Test
    void whatHasADefaultNeedsNoVariable() {
        assertThatCode(() -> start(Map.of("DATABASE_NAME", "clicktrail", "DATABASE_PASSWORD", "secret")))
                .doesNotThrowAnyException();
    }

    @Test
    void aSecretThatLooksLikeAVariableIsNone() {
        assertThatCode(() -> start(
                        Map.of("DATABASE_NAME", "clicktrail", "DATABASE_PASSWORD", "secret", "OTHER", "${NOBODY}")))
                .doesNotThrowAnyException();
    }

    private static void start(Map<String, Object> variables) {
        try (var context = new StaticApplicationContext()) {
            var sources = context.getEnvironment().getPropertySources();
            sources.addFirst(new MapPropertySource("variables", variables));
            sources.addLast(new OriginTrackedMapPropertySource("application.yml", SETTINGS));
            new RequiredVariables().initialize(context);
        }
    }
}
