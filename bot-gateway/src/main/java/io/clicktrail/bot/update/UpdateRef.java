package io.clicktrail.bot.update;

/**
 * By what a repeated update is known.
 *
 * @param bot user name of the bot that got it, without the @
 */
record UpdateRef(String bot, long updateId) {}
