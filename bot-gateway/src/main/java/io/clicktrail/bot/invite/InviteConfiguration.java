package io.clicktrail.bot.invite;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.bot.invite.CallVerdict.Again;
import io.clicktrail.bot.invite.CallVerdict.Done;
import io.clicktrail.bot.invite.CallVerdict.Failed;
import io.clicktrail.bot.invite.CallVerdict.Moved;
import io.clicktrail.bot.invite.CallVerdict.Pointless;
import io.clicktrail.bot.invite.CallVerdict.Throttled;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.transport.BackgroundJob;
import io.clicktrail.transport.state.CompactedState;

@Configuration(proxyBeanMethods = false)
class InviteConfiguration {

    // Somebody waits before a closed door.
    private static final Duration POLL = Duration.ofMillis(500);

    @Bean
    BackgroundJob makingInviteLinks(
            CompactedState<OfferChanged> offers,
            InviteLinkStore links,
            InviteClient telegram,
            BotSettings settings,
            MeterRegistry meters) {
        InviteLinkJob job = new InviteLinkJob(offers, links, telegram, settings.invites(), meters);
        return BackgroundJob.every(settings.invites().pause(), "making the invite links of offers", job::run);
    }

    @Bean
    BackgroundJob approvingJoinRequests(
            ApprovalStore approvals, InviteClient telegram, BotSettings settings, MeterRegistry meters) {
        ApprovalJob job = new ApprovalJob(approvals, telegram, settings.invites(), meters);
        return BackgroundJob.every(POLL, "letting in who has asked", job::run);
    }

    static String outcomeOf(CallVerdict verdict) {
        return switch (verdict) {
            case Done _ -> "done";
            case Again _ -> "again";
            case Throttled _ -> "throttled";
            case Moved _ -> "moved";
            case Pointless _ -> "pointless";
            case Failed _ -> "failed";
        };
    }
}
