/**
 * The only way a message leaves: through one durable queue, in order for each chat, as fast as Telegram allows.
 *
 * <p>A message is sent at least once. It is sent twice only where this process dies, or its database goes away, between
 * Telegram's answer and our note of it.
 */
@NullMarked
package io.clicktrail.bot.sending;

import org.jspecify.annotations.NullMarked;
