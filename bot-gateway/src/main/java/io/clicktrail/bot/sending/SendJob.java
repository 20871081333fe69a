package io.clicktrail.bot.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.bot.sending.SendVerdict.Again;
import io.clicktrail.bot.sending.SendVerdict.Blocked;
import io.clicktrail.bot.sending.SendVerdict.Failed;
import io.clicktrail.bot.sending.SendVerdict.Moved;
import io.clicktrail.bot.sending.SendVerdict.Sent;
import io.clicktrail.bot.sending.SendVerdict.Throttled;
import io.clicktrail.bot.telegram.BotApiClient;

/** Empties the queue, a message at a time; several lanes do so side by side, so that a slow call holds up only its own. */
@Component
class SendJob {

    private static final Logger log = LoggerFactory.getLogger(SendJob.class);

    /** A verdict that is not noted means a message sent twice: worth some patience with the database. */
    private static final Retry NOTING = Retry.backoff(6, Duration.ofMillis(100)).maxBackoff(Duration.ofSeconds(5));

    /** Another lane was quicker: the chat has its message for this second. */
    private static final Duration PACE = Duration.ofSeconds(1);

    private final Clock clock = Clock.systemUTC();
    private final SendQueueStore queue;
    private final BotApiClient telegram;
    private final SendPace pace;
    private final SendRules rules;
    private final MeterRegistry meters;

    SendJob(SendQueueStore queue, BotApiClient telegram, BotSettings settings, MeterRegistry meters) {
        BotSettings.Sending sending = settings.sending();
        this.queue = queue;
        this.telegram = telegram;
        this.pace = new SendPace(sending.perSecond(), sending.perGroupMinute());
        this.rules = new SendRules(sending.retries(), sending.longestWait());
        this.meters = meters;
    }

    /** Sends what is due, until there is nothing that may go out now. */
    Mono<Void> drain() {
        return next().repeat()
                .takeWhile(claimed -> !claimed.isEmpty())
                .concatMap(this::sendAll, 0)
                .then();
    }

    private Mono<List<ClaimedMessage>> next() {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            return pace.open(now) ? queue.claimDue(1, pace.resting(now)) : Mono.just(List.of());
        });
    }

    private Mono<Void> sendAll(List<ClaimedMessage> claimed) {
        return Flux.fromIterable(claimed).concatMap(this::send).then();
    }

    private Mono<Void> send(ClaimedMessage message) {
        return attempt(message)
                .doOnNext(verdict -> report(message, verdict))
                .flatMap(verdict -> queue.settle(message, verdict).retryWhen(NOTING));
    }

    private Mono<SendVerdict> attempt(ClaimedMessage message) {
        if (!pace.take(message.chat(), clock.instant())) {
            return Mono.just(new Throttled(PACE));
        }
        return telegram.call("sendMessage", MessageBody.addressed(message.body(), message.chat()))
                .map(answer -> rules.verdict(answer, message.attempts(), luck()));
    }

    private void report(ClaimedMessage message, SendVerdict verdict) {
        String fate = verdict.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        meters.counter("clicktrail.bot.messages", "fate", fate).increment();
        switch (verdict) {
            case Sent _ -> log.debug("message {} sent", message.id());
            case Again again -> log.debug("message {} is tried again: {}", message.id(), again.reason());
            case Throttled throttled -> log.debug("message {} waits {}", message.id(), throttled.pause());
            case Moved _ -> log.info("message {} follows its group to a new id", message.id());
            case Blocked blocked -> log.info("message {} is not wanted: {}", message.id(), blocked.reason());
            case Failed failed -> log.warn("message {} has failed: {}", message.id(), failed.reason());
        }
    }

    private static double luck() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
