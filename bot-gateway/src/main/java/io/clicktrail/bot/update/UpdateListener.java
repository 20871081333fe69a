package io.clicktrail.bot.update;

import java.util.List;
import java.util.Set;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.bot.answer.StartStore;
import io.clicktrail.bot.update.Outcome.Facts;
import io.clicktrail.bot.update.Outcome.Ignored;
import io.clicktrail.bot.update.Outcome.NotUnderstood;
import io.clicktrail.bot.update.Outcome.Started;
import io.clicktrail.event.Topic;
import io.clicktrail.event.WebhookEvent.TelegramUpdateReceived;
import io.clicktrail.transport.consume.EventBatch;
import io.clicktrail.transport.consume.EventBatchListener;

/** Understands what was received: the meaning of each update, then all effects of the batch in one transaction. */
@Component
class UpdateListener implements EventBatchListener {

    private final UpdateTranslator translator = new UpdateTranslator();
    private final UpdateStore updates;
    private final StartStore starts;
    private final MeterRegistry meters;

    UpdateListener(UpdateStore updates, StartStore starts, MeterRegistry meters) {
        this.updates = updates;
        this.starts = starts;
        this.meters = meters;
    }

    @Override
    public String group() {
        return "updates";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.TELEGRAM_UPDATES);
    }

    @Override
    public Mono<Void> on(EventBatch batch) {
        List<TranslatedUpdate> translated = batch.deliveriesOf(TelegramUpdateReceived.class).stream()
                .map(translator::translate)
                .toList();
        return updates.apply(translated)
                .doOnNext(first -> count(first, translated.size()))
                .doOnSuccess(_ -> starts.announce())
                .then();
    }

    private void count(FirstSeen first, int all) {
        first.updates().forEach(update -> count(update.outcome()));
        meters.counter("clicktrail.bot.updates", "outcome", "duplicate", "reason", "")
                .increment(all - first.updates().size());
    }

    private void count(Outcome outcome) {
        switch (outcome) {
            case Started _ -> count("applied", "started");
            case Facts _ -> count("applied", "facts");
            case Ignored ignored -> count("ignored", ignored.reason().wireName());
            case NotUnderstood kept -> count("not_understood", kept.reason().wireName());
        }
    }

    private void count(String outcome, String reason) {
        meters.counter("clicktrail.bot.updates", "outcome", outcome, "reason", reason)
                .increment();
    }
}
