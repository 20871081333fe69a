package io.clicktrail.bot.answer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.Topic;
import io.clicktrail.transport.consume.EventBatch;
import io.clicktrail.transport.consume.EventBatchListener;

/** Learns which offers clicks are for, from those that were sent on to Telegram lately. */
@Component
class ClickListener implements EventBatchListener {

    private final Clock clock = Clock.systemUTC();
    private final ClickStore clicks;
    private final StartStore starts;
    private final Duration remembered;

    ClickListener(ClickStore clicks, StartStore starts, BotSettings settings) {
        this.clicks = clicks;
        this.starts = starts;
        this.remembered = settings.answers().clicksRemembered();
    }

    @Override
    public String group() {
        return "clicks";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.CLICKS);
    }

    @Override
    public Mono<Void> on(EventBatch batch) {
        Instant oldest = clock.instant().minus(remembered);
        return clicks.remember(batch.of(ClickRegistered.class).stream()
                        .filter(click -> click.outcome() == ClickOutcome.ACCEPTED)
                        .filter(click -> click.occurredAt().isAfter(oldest))
                        .flatMap(OfferClick::of)
                        .toList())
                .doOnSuccess(_ -> starts.announce());
    }
}
