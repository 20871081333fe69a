package io.clicktrail.standalone.sandbox.trail;

import java.time.Duration;

import io.clicktrail.standalone.sandbox.house.DealHooks;
import io.clicktrail.standalone.sandbox.house.HouseClient;
import io.clicktrail.standalone.sandbox.house.TelegramUpdates;
import io.clicktrail.standalone.sandbox.outside.ReceivedLog;

/**
 * All that a trail goes through.
 *
 * @param patience how long a step may take that is usually done in a moment
 * @param realTelegram whether messages go to the real Telegram, where nobody here can see them
 */
public record TrailWorld(
        HouseClient house,
        TelegramUpdates telegram,
        DealHooks deals,
        ReceivedLog received,
        Duration patience,
        boolean realTelegram) {}
