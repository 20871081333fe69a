package io.clicktrail.bot;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.Topic;
import io.clicktrail.testsupport.EventTopics;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ServiceEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

/** The gateway between real topics, a real database and a Bot API on the loopback; those that extend this share their surroundings. */
@SpringBootTest(webEnvironment = RANDOM_PORT, properties = "bot.answers.patience=2s")
@DirtiesContext
public abstract class RunningGateway {

    protected static final Duration SOON = Duration.ofSeconds(20);
    protected static final ServiceEnvironment SERVICE = RealServers.forService("bot");
    protected static final StubTelegram BOT_API = new StubTelegram();
    protected static final EventTopics TOPICS = new EventTopics(SERVICE);
    protected static final Tables DATABASE = new Tables(SERVICE);

    @LocalServerPort
    protected int port;

    protected Telegram telegram = new Telegram(0, SERVICE);

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        SERVICE.properties().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("TELEGRAM_API_URL", BOT_API::url);
    }

    @BeforeEach
    void telegramCallsUs() {
        telegram = new Telegram(port, SERVICE);
    }

    /** Joins that come after all other updates, on every partition, have been through. */
    protected void everythingSoFarIsDone() throws Exception {
        List<Long> people = Stream.generate(Telegram::person).limit(30).toList();
        for (long person : people) {
            telegram.delivers(Telegram.join(person));
        }
        Eventually.within(
                SOON,
                () -> assertThat(TOPICS.read(Topic.JOINS, ChatJoined.class).stream()
                                .map(joined -> joined.user().id()))
                        .containsAll(people));
    }

    protected static List<BotStarted> startsOf(long person) {
        return TOPICS.read(Topic.JOINS, BotStarted.class).stream()
                .filter(started -> started.user().id() == person)
                .toList();
    }

    protected static String chat(long person) {
        return Long.toString(person);
    }
}
