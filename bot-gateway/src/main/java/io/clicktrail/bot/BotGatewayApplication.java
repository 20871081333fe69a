package io.clicktrail.bot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Telegram's door: updates come in and become facts, messages go out. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class BotGatewayApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(BotGatewayApplication.class, arguments);
    }
}
