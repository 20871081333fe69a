/**
 * Starts of Mini Apps, told by the apps themselves. What an app sends is believed only as far as it is signed: with the
 * token of our own bot, or by Telegram for the bot of an advertiser, and not for long after Telegram has signed it.
 */
@NullMarked
package io.clicktrail.bot.webapp;

import org.jspecify.annotations.NullMarked;
