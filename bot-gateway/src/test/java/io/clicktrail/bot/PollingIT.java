package io.clicktrail.bot;

import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.Topic;
import io.clicktrail.testsupport.EventTopics;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ServiceEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/** A gateway that Telegram cannot reach asks for the updates itself. */
@SpringBootTest(properties = "BOT_MODE=polling")
@DirtiesContext
class PollingIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long PERSON = Telegram.person();
    private static final String JOIN = Telegram.join(PERSON);
    private static final ServiceEnvironment SERVICE = RealServers.forService("bot");
    private static final StubTelegram BOT_API = new StubTelegram();
    private static final EventTopics TOPICS = new EventTopics(SERVICE);

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        BOT_API.answersOn(
                "deleteWebhook", StubTelegram.refusal(429, "Too Many Requests: retry after 1", "\"retry_after\":1"));
        BOT_API.answersOn("getUpdates", StubTelegram.result("[" + JOIN + "]"));
        SERVICE.properties().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("TELEGRAM_API_URL", BOT_API::url);
    }

    @AfterAll
    static void close() {
        BOT_API.close();
    }

    @Test
    void updatesAreFetchedAndConfirmedOnceTheWebhookIsGone() {
        long number = StubTelegram.number(JOIN);

        Eventually.within(
                SOON,
                () -> assertThat(TOPICS.read(Topic.JOINS, ChatJoined.class))
                        .singleElement()
                        .satisfies(joined -> assertThat(joined.user().id()).isEqualTo(PERSON)));
        Eventually.within(
                SOON,
                () -> assertThat(BOT_API.calls("getUpdates"))
                        .extracting(request ->
                                StubTelegram.bodyOf(request).path("offset").asLong())
                        .startsWith(0L, number + 1));
        assertThat(BOT_API.calls("deleteWebhook")).hasSize(2);
        assertThat(BOT_API.calls("setWebhook")).isEmpty();
    }
}
