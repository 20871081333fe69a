package io.clicktrail.standalone.sandbox.trail;

import io.clicktrail.standalone.sandbox.house.DealHooks;
import io.clicktrail.standalone.sandbox.house.HouseClient;
import io.clicktrail.standalone.sandbox.house.TelegramUpdates;
import io.clicktrail.standalone.sandbox.outside.ReceivedLog;

/**
 * All that a trail goes through.
 *
 * @param realTelegram whether messages go to the real Telegram, where nobody here can see them
 */
public record TrailWorld(
        HouseClient house, TelegramUpdates telegram, DealHooks deals, ReceivedLog received, boolean realTelegram) {}
