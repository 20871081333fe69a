package io.clicktrail.bot.telegram;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import io.netty.channel.ChannelOption;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.http.secret.Secret;
import io.clicktrail.http.secret.UnusableSecretException;

@Configuration(proxyBeanMethods = false)
class TelegramConfiguration {

    private static final Pattern TOKEN = Pattern.compile("[0-9]+:[A-Za-z0-9_-]+");
    private static final int SHORTEST_TOKEN = 5;
    private static final int CONNECT_MILLIS = 3_000;
    // A hundred updates in one answer of getUpdates.
    private static final int LONGEST_ANSWER = 16 << 20;

    @Bean
    BotApiClient botApi(BotSettings settings, Environment environment) {
        HttpClient http = HttpClient.create().option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS);
        WebClient client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LONGEST_ANSWER))
                .build();
        return new BotApiClient(
                client,
                settings.apiUrl(),
                tokenIn(environment),
                settings.sending().timeout());
    }

    private static String tokenIn(Environment environment) {
        byte[] value = Secret.required(environment, "BOT_TOKEN", SHORTEST_TOKEN).bytes();
        String token = new String(value, StandardCharsets.UTF_8);
        if (!TOKEN.matcher(token).matches()) {
            throw new UnusableSecretException("BOT_TOKEN", "is not shaped as BotFather gives it, digits:characters");
        }
        return token;
    }
}
