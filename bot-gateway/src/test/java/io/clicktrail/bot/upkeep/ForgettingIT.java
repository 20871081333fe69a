package io.clicktrail.bot.upkeep;

import java.time.Instant;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

import io.clicktrail.bot.StubTelegram;
import io.clicktrail.bot.Tables;
import io.clicktrail.bot.answer.ClickStore;
import io.clicktrail.bot.sending.SendQueueStore;
import io.clicktrail.bot.update.KeptUpdateStore;
import io.clicktrail.bot.update.UpdateStore;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.EventId;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ServiceEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/** What is old is forgotten, and nothing else. */
@SpringBootTest
@DirtiesContext
@TestConstructor(autowireMode = AutowireMode.ALL)
class ForgettingIT {

    private static final Instant BORDER = Instant.parse("2026-11-14T12:00:00Z");
    private static final ServiceEnvironment SERVICE = RealServers.forService("bot");
    private static final StubTelegram BOT_API = new StubTelegram();
    private static final Tables DATABASE = new Tables(SERVICE);

    private final UpdateStore updates;
    private final KeptUpdateStore kept;
    private final ClickStore clicks;
    private final SendQueueStore messages;

    ForgettingIT(UpdateStore updates, KeptUpdateStore kept, ClickStore clicks, SendQueueStore messages) {
        this.updates = updates;
        this.kept = kept;
        this.clicks = clicks;
        this.messages = messages;
    }

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        SERVICE.properties().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("TELEGRAM_API_URL", BOT_API::url);
    }

    @AfterAll
    static void close() {
        BOT_API.close();
    }

    @Test
    void numbersOfUpdatesAreKnownForTwoDays() throws Exception {
        DATABASE.execute("insert into bot.seen_update (bot, update_id, seen_at) values"
                + " ('track_bot', 1, now() - interval '49 hours'), ('track_bot', 2, now() - interval '47 hours')");

        updates.forget().block();

        assertThat(DATABASE.count("bot.seen_update where update_id = 1")).isZero();
        assertThat(DATABASE.count("bot.seen_update where update_id = 2")).isOne();
    }

    @Test
    void clicksAreForgottenByTheTimeInTheirIds() throws Exception {
        String before = click(BORDER.minusMillis(1));
        String after = click(BORDER);
        DATABASE.execute(
                "insert into bot.click_offer values ('" + before + "', 'sports'), ('" + after + "', 'sports')");

        assertThat(clicks.forgetBefore(BORDER, 10).block()).isOne();

        assertThat(DATABASE.count("bot.click_offer where click = '" + after + "'"))
                .isOne();
    }

    @Test
    void updatesThatNobodyUnderstoodAreForgottenByTheTimeInTheirIds() throws Exception {
        for (Instant received : new Instant[] {BORDER.minusMillis(1), BORDER}) {
            DATABASE.execute("insert into bot.update_kept values ('" + EventId.of(received, 1, 1)
                    + "', 'track_bot', 1, 'unknown_kind', '', '" + received + "')");
        }

        assertThat(kept.forgetBefore(BORDER).block()).isOne();

        assertThat(DATABASE.count("bot.update_kept")).isOne();
    }

    @Test
    void finishedMessagesAreForgottenAndWaitingOnesNever() throws Exception {
        DATABASE.execute("""
                insert into bot.outgoing_message (id, chat, body, state, next_attempt_at, finished_at) values
                (gen_random_uuid(), 'old', '{}', 'sent', now(), now() - interval '36 days'),
                (gen_random_uuid(), 'new', '{}', 'failed', now(), now() - interval '34 days'),
                (gen_random_uuid(), 'waiting', '{}', 'pending', now() + interval '1 day', null)
                """);

        messages.forgetFinished().block();

        assertThat(DATABASE.count("bot.outgoing_message where chat = 'old'")).isZero();
        assertThat(DATABASE.count("bot.outgoing_message where chat in ('new', 'waiting')"))
                .isEqualTo(2);
    }

    private static String click(Instant moment) {
        return ClickId.of(moment, new byte[ClickId.RANDOM_BYTES]).value();
    }
}
