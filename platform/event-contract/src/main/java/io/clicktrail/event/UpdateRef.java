package io.clicktrail.event;

/**
 * The update in which Telegram told a fact: by it a repeated update is known.
 *
 * @param bot user name of the bot that got it, without the @
 * @param updateId as Telegram numbers them for that bot; after a quiet week the numbers start anywhere (Bot API, Update)
 */
public record UpdateRef(String bot, long updateId) {}
