package io.clicktrail.bot.update;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.bot.update.Outcome.Facts;
import io.clicktrail.bot.update.Translation.InThread;
import io.clicktrail.event.Post;
import io.clicktrail.event.UpdateRef;
import io.clicktrail.event.WebhookEvent.TelegramUpdateReceived;
import io.clicktrail.transport.consume.Delivered;

/** An update with its meaning, before anybody knows whether it is a repeat. */
record TranslatedUpdate(
        Delivered<TelegramUpdateReceived> delivered,
        @Nullable UpdateRef ref,
        Translation translation) {

    /** The thread of which one must know what it hangs below. */
    @Nullable
    DiscussionThread asksFor() {
        return translation instanceof InThread message ? message.thread() : null;
    }

    @Nullable
    Discussion learned() {
        return translation instanceof Facts facts ? facts.learned() : null;
    }

    /** @param posts by the threads below their copies, as far as known */
    SettledUpdate settled(Map<DiscussionThread, Post> posts) {
        Outcome outcome = switch (translation) {
            case Outcome settled -> settled;
            case InThread message -> message.settled(posts);
        };
        return new SettledUpdate(delivered, ref, outcome);
    }
}
