package io.clicktrail.bot.place;

import java.time.Instant;

/**
 * A place that this replica is to check.
 *
 * @param until another replica takes it then; and by it one sees whether somebody asked for another check meanwhile
 */
record ClaimedPlace(PlaceNeed need, Instant until) {}
