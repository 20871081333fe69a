package io.clicktrail.bot.update;

/**
 * A thread in a group, by the message it hangs below.
 *
 * @param group id of the chat
 */
record DiscussionThread(long group, int message) {}
