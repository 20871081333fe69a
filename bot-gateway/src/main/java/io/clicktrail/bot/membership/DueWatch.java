package io.clicktrail.bot.membership;

/** @param asked how often Telegram has been asked before */
record DueWatch(Watch watch, int asked) {}
