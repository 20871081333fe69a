package io.clicktrail.bot;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;

import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ServiceEnvironment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

/** Without its secrets the gateway does not start, and says which one it lacks. */
class StartIT {

    private static final ServiceEnvironment SERVICE = RealServers.forService("bot");

    @ParameterizedTest(name = "{0} = \"{1}\"")
    @CsvSource({
        "BOT_TOKEN, ''",
        "BOT_TOKEN, no-token-at-all",
        "BOT_USERNAME, @my_bot",
        "TELEGRAM_WEBHOOK_SECRET, ''",
        "TELEGRAM_WEBHOOK_SECRET, 'one,two,three'",
        "CLICKTRAIL_ADMIN_KEY, ''"
    })
    void anUnusableSecretIsNamed(String variable, String value) {
        Map<String, Object> environment = new HashMap<>(SERVICE.properties());
        environment.put(variable, value);

        assertThatThrownBy(() -> new SpringApplicationBuilder(BotGatewayApplication.class)
                        .properties(environment)
                        .run()
                        .close())
                .rootCause()
                .hasMessageContaining(variable)
                .extracting(Throwable::getMessage, STRING)
                .doesNotContain("no-token-at-all");
    }
}
