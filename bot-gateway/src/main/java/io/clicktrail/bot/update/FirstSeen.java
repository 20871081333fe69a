package io.clicktrail.bot.update;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.clicktrail.bot.answer.Start;
import io.clicktrail.bot.update.Translation.NotUnderstood;
import io.clicktrail.bot.update.Translation.Started;
import io.clicktrail.transport.outbox.Outgoing;

/** The updates of a batch that are no repeats, in order. */
record FirstSeen(List<TranslatedUpdate> updates) {

    /**
     * @param unseen those that were not known before this batch; an update may be in the batch more than once, and the
     *     first of it counts. One without a number cannot be told from its repeats.
     */
    static FirstSeen of(List<TranslatedUpdate> batch, Set<UpdateRef> unseen) {
        Set<UpdateRef> left = new HashSet<>(unseen);
        return new FirstSeen(batch.stream()
                .filter(update -> update.ref() == null || left.remove(update.ref()))
                .toList());
    }

    List<Outgoing> facts() {
        return updates.stream()
                .flatMap(update -> update.translation().facts().stream()
                        .map(fact -> new Outgoing(fact, update.delivered().trace())))
                .toList();
    }

    /** Those whose user waits for an answer. */
    List<Start> starts() {
        return updates.stream()
                .map(TranslatedUpdate::translation)
                .filter(Started.class::isInstance)
                .map(Started.class::cast)
                .filter(Started::inPrivate)
                .map(started -> Start.of(started.event()))
                .toList();
    }

    List<KeptUpdate> notUnderstood() {
        return updates.stream()
                .filter(update -> update.translation() instanceof NotUnderstood)
                .map(KeptUpdate::of)
                .toList();
    }
}
