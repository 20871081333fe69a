package io.clicktrail.bot.place;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How a place stood when it was last checked.
 *
 * @param lack absent where nothing was missing, or nobody has looked yet
 */
record CheckedPlace(
        String place,
        String goal,
        @Nullable Instant checkedAt,
        @Nullable Long chat,
        @Nullable String lack,
        @Nullable String adviceRu,
        @Nullable String adviceEn) {}
