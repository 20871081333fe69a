/**
 * Whether somebody is a member of a chat, asked of Telegram when it matters: when the user presses "I've done it", and
 * shortly before the hold of a conversion ends, so that a leave of which no update came is not paid. What is found is a
 * fact. Of whoever came to join and is not heard of again Telegram is asked some times more: updates get lost. Telegram is asked at a calm pace, and not twice within some seconds.
 */
@NullMarked
package io.clicktrail.bot.membership;

import org.jspecify.annotations.NullMarked;
