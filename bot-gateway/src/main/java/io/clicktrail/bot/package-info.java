/**
 * The service's start and its settings. What it does is in the rooms: {@code update} takes what Telegram tells,
 * {@code answer} replies to those who press START, {@code sending} is the only way a message leaves.
 */
@NullMarked
package io.clicktrail.bot;

import org.jspecify.annotations.NullMarked;
