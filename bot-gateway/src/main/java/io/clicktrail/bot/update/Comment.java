package io.clicktrail.bot.update;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.clicktrail.event.EventId;
import io.clicktrail.event.Post;
import io.clicktrail.event.ReactionEvent.CommentEdited;
import io.clicktrail.event.ReactionEvent.CommentPosted;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.event.UpdateRef;

/** A comment of which one need not know yet on what. */
record Comment(
        EventId id, Instant occurredAt, UpdateRef update, TelegramUser user, Post place, int length, boolean edited) {

    /** @param others facts of the same update */
    List<TrackingEvent> under(Post post, List<TrackingEvent> others) {
        return Stream.concat(Stream.of(under(post)), others.stream()).toList();
    }

    private TrackingEvent under(Post post) {
        return edited
                ? new CommentEdited(id, occurredAt, update, user, place, post, length)
                : new CommentPosted(id, occurredAt, update, user, place, post, length);
    }
}
