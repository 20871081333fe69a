package io.clicktrail.bot.upkeep;

import java.time.Clock;
import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.bot.answer.ClickStore;
import io.clicktrail.bot.sending.SendQueueStore;
import io.clicktrail.bot.update.DiscussionStore;
import io.clicktrail.bot.update.KeptUpdateStore;
import io.clicktrail.bot.update.UpdateStore;
import io.clicktrail.transport.BackgroundJob;

@Configuration(proxyBeanMethods = false)
class UpkeepConfiguration {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    // Small enough for a statement that nobody waits for.
    private static final int CLICKS_AT_A_TIME = 10_000;

    private final Clock clock = Clock.systemUTC();

    @Bean
    BackgroundJob forgettingUpdates(UpdateStore updates) {
        return BackgroundJob.every(
                PAUSE, "forgetting old updates", () -> updates.forget().then());
    }

    @Bean
    BackgroundJob forgettingKeptUpdates(KeptUpdateStore updates, BotSettings settings) {
        Duration kept = settings.updates().kept();
        return BackgroundJob.every(
                PAUSE,
                "forgetting old updates that were not understood",
                () -> updates.forgetBefore(clock.instant().minus(kept)).then());
    }

    @Bean
    BackgroundJob forgettingDiscussions(DiscussionStore discussions, BotSettings settings) {
        Duration discussed = settings.updates().discussed();
        return BackgroundJob.every(
                PAUSE,
                "forgetting old discussions",
                () -> discussions.forgetOlderThan(discussed).then());
    }

    @Bean
    BackgroundJob forgettingMessages(SendQueueStore messages) {
        return BackgroundJob.every(
                PAUSE,
                "forgetting old messages",
                () -> messages.forgetFinished().then());
    }

    @Bean
    BackgroundJob forgettingClicks(ClickStore clicks, BotSettings settings) {
        Duration remembered = settings.answers().clicksRemembered();
        return BackgroundJob.every(
                PAUSE,
                "forgetting old clicks",
                () -> Mono.defer(() -> clicks.forgetBefore(clock.instant().minus(remembered), CLICKS_AT_A_TIME))
                        .repeat()
                        .takeWhile(forgotten -> forgotten == CLICKS_AT_A_TIME)
                        .then());
    }
}
