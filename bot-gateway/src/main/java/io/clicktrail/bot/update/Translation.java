package io.clicktrail.bot.update;

import java.util.List;

import io.clicktrail.event.TelegramEvent;
import io.clicktrail.event.TelegramEvent.BotStarted;

/** What an update means. */
sealed interface Translation {

    /** The facts that follow from it. */
    default List<TelegramEvent> facts() {
        return List.of();
    }

    /** @param inPrivate whether there is a private chat in which an answer is awaited */
    record Started(BotStarted event, boolean inPrivate) implements Translation {

        @Override
        public List<TelegramEvent> facts() {
            return List.of(event);
        }
    }

    record Facts(List<TelegramEvent> facts) implements Translation {}

    record Ignored(IgnoreReason reason) implements Translation {}

    record NotUnderstood(KeepReason reason) implements Translation {}
}
