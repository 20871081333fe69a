package io.clicktrail.crm.hook;

import java.util.List;
import java.util.Set;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.event.Topic;
import io.clicktrail.event.WebhookEvent.AmoHookReceived;
import io.clicktrail.transport.consume.Delivered;
import io.clicktrail.transport.consume.EventBatch;
import io.clicktrail.transport.consume.EventBatchListener;

/** From a hook that was acknowledged to what it means: read, settle, keep. Every hook ends in exactly one outcome. */
@Component
class HookListener implements EventBatchListener {

    private static final Logger log = LoggerFactory.getLogger(HookListener.class);

    private final HookReader reader;
    private final IntakeStore intake;
    private final MeterRegistry meters;

    HookListener(HookReader reader, IntakeStore intake, MeterRegistry meters) {
        this.reader = reader;
        this.intake = intake;
        this.meters = meters;
    }

    @Override
    public String group() {
        return "hooks";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.AMOCRM_HOOKS);
    }

    @Override
    public Mono<Void> on(EventBatch batch) {
        List<ReadHook> hooks = batch.deliveriesOf(AmoHookReceived.class).stream()
                .map(this::read)
                .toList();
        return intake.take(hooks)
                .doOnNext(settled -> settled.forEach(this::count))
                .then();
    }

    private ReadHook read(Delivered<AmoHookReceived> delivered) {
        RawHook hook = RawHook.of(delivered.event());
        return new ReadHook(hook, reader.read(hook), delivered.trace());
    }

    private void count(SettledHook settled) {
        Reason reason = settled.reason();
        String why = reason == null ? "none" : reason.wireName();
        meters.counter("clicktrail.crm.hooks", "outcome", settled.outcome().wireName(), "reason", why)
                .increment();
        if (settled.outcome() == Outcome.NEEDS_REVIEW) {
            log.warn("hook {} needs review: {}", settled.read().hook().id(), why);
        }
    }
}
