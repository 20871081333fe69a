package io.clicktrail.bot.update;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.clicktrail.bot.answer.Start;
import io.clicktrail.bot.membership.Question;
import io.clicktrail.bot.update.Outcome.Facts;
import io.clicktrail.bot.update.Outcome.NotUnderstood;
import io.clicktrail.bot.update.Outcome.Started;
import io.clicktrail.event.Chat;
import io.clicktrail.event.PlaceEvent.ChatEvent;
import io.clicktrail.event.ReactionEvent.ButtonPressed;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.event.UpdateRef;
import io.clicktrail.transport.outbox.Outgoing;

/** The updates of a batch that are no repeats, in order. */
record FirstSeen(List<SettledUpdate> updates) {

    /**
     * @param unseen those that were not known before this batch; an update may be in the batch more than once, and the
     *     first of it counts. One without a number cannot be told from its repeats.
     */
    static FirstSeen of(List<SettledUpdate> batch, Set<UpdateRef> unseen) {
        Set<UpdateRef> left = new HashSet<>(unseen);
        return new FirstSeen(batch.stream()
                .filter(update -> update.ref() == null || left.remove(update.ref()))
                .toList());
    }

    List<Outgoing> facts() {
        return updates.stream()
                .flatMap(update -> update.outcome().facts().stream()
                        .map(fact -> new Outgoing(fact, update.delivered().trace())))
                .toList();
    }

    /** Those whose user waits for an answer. */
    List<Start> starts() {
        return updates.stream()
                .map(SettledUpdate::outcome)
                .filter(Started.class::isInstance)
                .map(Started.class::cast)
                .filter(Started::inPrivate)
                .map(started -> Start.of(started.event()))
                .toList();
    }

    List<Discussion> learned() {
        return updates.stream()
                .map(SettledUpdate::outcome)
                .filter(Facts.class::isInstance)
                .map(outcome -> ((Facts) outcome).learned())
                .filter(Objects::nonNull)
                .toList();
    }

    /** Chats in which the bot may see less or more than before. */
    Set<Chat> changedPlaces() {
        return updates.stream()
                .flatMap(update -> update.outcome().facts().stream())
                .filter(ChatEvent.class::isInstance)
                .map(fact -> ((ChatEvent) fact).chat())
                .collect(Collectors.toSet());
    }

    /** Of those who say that they have done it. */
    List<Question> questions() {
        return updates.stream()
                .flatMap(update -> update.outcome().facts().stream())
                .filter(ButtonPressed.class::isInstance)
                .flatMap(press -> Question.of((ButtonPressed) press).stream())
                .toList();
    }

    <T extends TrackingEvent> List<T> factsOf(Class<T> type) {
        return updates.stream()
                .flatMap(update -> update.outcome().facts().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    List<KeptUpdate> notUnderstood() {
        return updates.stream()
                .filter(update -> update.outcome() instanceof NotUnderstood)
                .map(KeptUpdate::of)
                .toList();
    }
}
