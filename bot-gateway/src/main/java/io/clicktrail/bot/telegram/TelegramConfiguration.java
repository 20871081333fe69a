package io.clicktrail.bot.telegram;

import java.nio.charset.StandardCharsets;

import io.netty.channel.ChannelOption;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.http.secret.Secret;

@Configuration(proxyBeanMethods = false)
class TelegramConfiguration {

    private static final int SHORTEST_TOKEN = 5;
    private static final int CONNECT_MILLIS = 3_000;
    // A hundred updates in one answer of getUpdates.
    private static final int LONGEST_ANSWER = 16 << 20;

    @Bean
    BotApiClient botApi(BotSettings settings, BotToken token) {
        HttpClient http = HttpClient.create().option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS);
        WebClient client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LONGEST_ANSWER))
                .build();
        return new BotApiClient(
                client, settings.apiUrl(), token.text(), settings.sending().timeout());
    }

    @Bean
    BotToken botToken(Environment environment) {
        byte[] value = Secret.required(environment, "BOT_TOKEN", SHORTEST_TOKEN).bytes();
        return BotToken.parse(new String(value, StandardCharsets.UTF_8));
    }
}
