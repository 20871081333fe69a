package io.clicktrail.bot.membership;

import java.util.Set;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.event.ConversionEvent.ConversionPending;
import io.clicktrail.event.GoalTerms.Proof;
import io.clicktrail.event.Topic;
import io.clicktrail.transport.consume.EventBatch;
import io.clicktrail.transport.consume.EventBatchListener;

/** Hears of credits that are held, to look once more before they are paid. */
@Component
class ConversionListener implements EventBatchListener {

    private final MembershipStore questions;

    ConversionListener(MembershipStore questions) {
        this.questions = questions;
    }

    @Override
    public String group() {
        return "conversions";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.CONVERSIONS);
    }

    @Override
    public Mono<Void> on(EventBatch batch) {
        return questions.add(batch.of(ConversionPending.class).stream()
                .filter(pending -> pending.conversion().goal().terms().proofs().contains(Proof.MEMBERSHIP))
                .map(Question::of)
                .toList());
    }
}
