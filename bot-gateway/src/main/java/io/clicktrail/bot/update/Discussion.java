package io.clicktrail.bot.update;

import io.clicktrail.event.Post;

/** A channel's post, and the thread below its copy in the discussion group: where people comment on it. */
record Discussion(DiscussionThread thread, Post post) {}
