package io.clicktrail.bot.membership;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.transport.BackgroundJob;
import io.clicktrail.transport.state.CompactedState;

@Configuration(proxyBeanMethods = false)
class MembershipConfiguration {

    // Somebody looks at the button that he has pressed.
    private static final Duration POLL = Duration.ofMillis(500);

    private static final Duration HOURLY = Duration.ofHours(1);
    // Longer than any topic keeps a conversion.
    private static final Duration REMEMBERED = Duration.ofDays(35);

    @Bean
    BackgroundJob checkingMemberships(
            CompactedState<OfferChanged> offers,
            MembershipStore questions,
            MembershipClient telegram,
            BotSettings settings,
            MeterRegistry meters) {
        MembershipJob job = new MembershipJob(offers, questions, telegram, settings.memberships(), meters);
        return BackgroundJob.every(POLL, "checking memberships", job::run);
    }

    @Bean
    BackgroundJob forgettingMemberships(MembershipStore questions) {
        return BackgroundJob.every(HOURLY, "forgetting answered questions", () -> questions.forgetAnswered(REMEMBERED));
    }

    @Bean
    BackgroundJob sweepingMemberships(
            WatchStore watches, MembershipClient telegram, BotSettings settings, MeterRegistry meters) {
        SweepJob job = new SweepJob(watches, telegram, settings.sweep(), meters);
        return BackgroundJob.every(settings.sweep().pace(), "looking for joins that were not heard of", job::run);
    }
}
