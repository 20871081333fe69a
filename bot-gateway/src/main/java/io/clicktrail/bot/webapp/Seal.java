package io.clicktrail.bot.webapp;

import io.clicktrail.event.TelegramEvent.Proof;

/** By what init data is known to be genuine, for one bot. */
sealed interface Seal permits TokenSeal, TelegramSeal {

    /** Whether nothing in it was changed since it was signed. */
    boolean isOn(InitData data);

    /** Number of the bot whose Mini App it is. */
    long botId();

    Proof proof();
}
