package io.clicktrail.bot.membership;

import java.time.Clock;
import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.bot.membership.Membership.Hidden;
import io.clicktrail.bot.membership.Membership.Known;
import io.clicktrail.bot.membership.Membership.NoAnswer;

/** Asks slowly about all who came to join and of whom nothing was heard: some updates are lost. */
final class SweepJob {

    private final WatchStore watches;
    private final MembershipClient telegram;
    private final SweepRules rules;
    private final Duration pace;
    private final MeterRegistry meters;
    private final Clock clock = Clock.systemUTC();

    SweepJob(WatchStore watches, MembershipClient telegram, BotSettings.Sweep settings, MeterRegistry meters) {
        this.watches = watches;
        this.telegram = telegram;
        this.rules = new SweepRules(settings.pauses());
        this.pace = settings.pace();
        this.meters = meters;
    }

    /** Until none is due, or Telegram does not answer. */
    Mono<Void> run() {
        return Mono.defer(this::next).repeat().takeWhile(goOn -> goOn).then();
    }

    private Mono<Boolean> next() {
        return watches.claim().flatMap(this::check).defaultIfEmpty(false);
    }

    private Mono<Boolean> check(DueWatch due) {
        return SweepRules.worthAsking(due.watch(), clock.instant())
                ? ask(due)
                : watches.drop(due.watch()).thenReturn(true);
    }

    private Mono<Boolean> ask(DueWatch due) {
        return telegram.look(due.watch().place(), due.watch().user())
                .flatMap(membership -> settle(due, membership))
                .delayElement(pace);
    }

    private Mono<Boolean> settle(DueWatch due, Membership membership) {
        return switch (membership) {
            case Known known when known.member() -> found(due, known);
            case Known known when due.asked() == 0 -> missing(due, known);
            case Known _ -> notThere(due, "outside");
            case Hidden _ -> notThere(due, "hidden");
            case NoAnswer _ -> Mono.just(false).doOnNext(_ -> count("no_answer"));
        };
    }

    private Mono<Boolean> found(DueWatch due, Known known) {
        count("member");
        return watches.found(due.watch(), MembershipJob.checked(known, MembershipJob.precise(clock.instant())))
                .thenReturn(true);
    }

    /** Whoever is found there later has come since. */
    private Mono<Boolean> missing(DueWatch due, Known known) {
        return watches.missing(
                        MembershipJob.checked(known, MembershipJob.precise(clock.instant())), notThere(due, "missing"))
                .thenReturn(true);
    }

    private Mono<Boolean> notThere(DueWatch due, String finding) {
        count(finding);
        @Nullable Duration pause = rules.pauseAfter(due, clock.instant());
        return (pause == null ? watches.drop(due.watch()) : watches.postpone(due.watch(), pause)).thenReturn(true);
    }

    private void count(String finding) {
        meters.counter("clicktrail.bot.memberships.swept", "finding", finding).increment();
    }
}
