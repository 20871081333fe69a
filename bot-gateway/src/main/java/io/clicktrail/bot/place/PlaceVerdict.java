package io.clicktrail.bot.place;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.BotRight;
import io.clicktrail.event.Chat;
import io.clicktrail.event.PlaceEvent.Lack;

/**
 * What a goal lacks at a place.
 *
 * @param discussion id of the group in which it is done, where that is not the chat itself
 * @param lack null where nothing is missing
 * @param rights that the bot needs and has not
 */
record PlaceVerdict(
        @Nullable Chat chat,
        @Nullable Long discussion,
        @Nullable Lack lack,
        Set<BotRight> rights) {}
