/**
 * What Telegram tells, from the door to facts.
 *
 * <p>An authentic update is never refused for its content: it is durable before Telegram hears 200. Each ends in exactly
 * one way, and is counted so: it is a repeat, it became facts, it is ignored for a reason, or it was not understood and
 * is kept. A repeat has no effect.
 */
@NullMarked
package io.clicktrail.bot.update;

import org.jspecify.annotations.NullMarked;
