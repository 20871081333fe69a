package io.clicktrail.bot;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.Topic;
import io.clicktrail.infrastructure.LocalServer;
import io.clicktrail.testsupport.EventTopics;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.OwnServers;
import io.clicktrail.testsupport.ServiceEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

/** Telegram hears 200 while others are away, and nothing of what it said then is lost. */
@SpringBootTest(webEnvironment = RANDOM_PORT)
@DirtiesContext
class OutageIT {

    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final OwnServers SERVERS = OwnServers.start();
    private static final ServiceEnvironment SERVICE = SERVERS.forService("bot");
    private static final StubTelegram BOT_API = new StubTelegram();
    private static final EventTopics TOPICS = new EventTopics(SERVICE);

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        SERVICE.properties().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("TELEGRAM_API_URL", BOT_API::url);
    }

    @AfterAll
    static void close() {
        BOT_API.close();
        SERVERS.close();
    }

    @Test
    void updatesAreAcceptedWhileKafkaIsFrozenAndHaveTheirEffectAfterwards() throws Exception {
        everyJoinOfTheOutageArrives(SERVERS.kafka());
    }

    @Test
    void updatesAreAcceptedWhilePostgresIsFrozenAndHaveTheirEffectAfterwards() throws Exception {
        everyJoinOfTheOutageArrives(SERVERS.postgres());
    }

    private void everyJoinOfTheOutageArrives(LocalServer away) throws Exception {
        List<Long> people = Stream.generate(Telegram::person).limit(20).toList();
        Telegram telegram = new Telegram(port, SERVICE);
        away.freeze();
        try {
            for (long person : people) {
                assertThat(telegram.delivers(Telegram.join(person)).statusCode())
                        .isEqualTo(200);
            }
        } finally {
            away.thaw();
        }

        Eventually.within(RECOVERY, () -> assertThat(joinedPeople()).containsAll(people));
        assertThat(joinedPeople()).doesNotHaveDuplicates();
    }

    private static List<Long> joinedPeople() {
        return TOPICS.read(Topic.JOINS, ChatJoined.class).stream()
                .map(joined -> joined.user().id())
                .toList();
    }
}
