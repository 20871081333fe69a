package io.clicktrail.bot.sending;

import java.util.UUID;

/**
 * A message that is ours to send for now.
 *
 * @param body the parameters of {@code sendMessage}, as JSON, without the chat
 * @param attempts that failed before
 */
record ClaimedMessage(UUID id, String chat, String body, int attempts) {}
