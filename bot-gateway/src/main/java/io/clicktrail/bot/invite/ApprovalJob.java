package io.clicktrail.bot.invite;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import reactor.core.publisher.Mono;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.bot.invite.CallVerdict.Again;
import io.clicktrail.bot.invite.CallVerdict.Done;
import io.clicktrail.bot.invite.CallVerdict.Failed;
import io.clicktrail.bot.invite.CallVerdict.Moved;
import io.clicktrail.bot.invite.CallVerdict.Pointless;
import io.clicktrail.bot.invite.CallVerdict.Throttled;

/** Lets in who has asked, one after the other. */
final class ApprovalJob {

    private final ApprovalStore approvals;
    private final InviteClient telegram;
    private final CallRules rules;
    private final int perSecond;
    private final MeterRegistry meters;

    ApprovalJob(ApprovalStore approvals, InviteClient telegram, BotSettings.Invites settings, MeterRegistry meters) {
        this.approvals = approvals;
        this.telegram = telegram;
        this.rules = new CallRules(settings.retries(), settings.longestWait());
        this.perSecond = settings.perSecond();
        this.meters = meters;
    }

    /** Until none is due. */
    Mono<Void> run() {
        return Mono.defer(this::next).repeat().takeWhile(goOn -> goOn).then();
    }

    private Mono<Boolean> next() {
        return approvals.claim().flatMap(this::letIn).defaultIfEmpty(false);
    }

    private Mono<Boolean> letIn(ClaimedApproval approval) {
        return telegram.letIn(approval)
                .map(answer -> rules.verdict(answer, approval.failedBefore()))
                .flatMap(verdict -> settle(approval, verdict).thenReturn(true))
                .delayElement(Duration.ofSeconds(1).dividedBy(perSecond));
    }

    private Mono<Void> settle(ClaimedApproval approval, CallVerdict verdict) {
        meters.counter("clicktrail.bot.join_approvals", "outcome", InviteConfiguration.outcomeOf(verdict))
                .increment();
        return switch (verdict) {
            case Done _, Pointless _, Failed _ -> approvals.drop(approval);
            case Again again -> approvals.postpone(approval, again.pause());
            case Throttled throttled -> approvals.rest(approval, throttled.pause());
            case Moved moved -> approvals.move(approval, moved.chat());
        };
    }
}
