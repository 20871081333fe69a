package io.clicktrail.bot.update;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TrackingEvent;

/** The one way in which an update ends that is no repeat. */
sealed interface Outcome extends Translation {

    /** The facts that follow from it. */
    default List<TrackingEvent> facts() {
        return List.of();
    }

    /** @param inPrivate whether there is a private chat in which an answer is awaited */
    record Started(BotStarted event, boolean inPrivate) implements Outcome {

        @Override
        public List<TrackingEvent> facts() {
            return List.of(event);
        }
    }

    /** @param learned what it shows of a discussion, for comments that come later */
    record Facts(List<TrackingEvent> facts, @Nullable Discussion learned) implements Outcome {

        static Facts of(TrackingEvent... facts) {
            return new Facts(List.of(facts), null);
        }
    }

    record Ignored(IgnoreReason reason) implements Outcome {}

    record NotUnderstood(KeepReason reason) implements Outcome {}
}
