package io.clicktrail.attribution.parked;

import java.time.Instant;

/**
 * Actions that are parked for one reason, by how long ago they were heard of.
 *
 * @param reason why the person's newest click does not explain them; {@code no_click} where there is none
 * @param lastHour less than an hour
 * @param lastDay less than a day, but an hour or more
 * @param older a day or more
 * @param oldest when the first of them was heard of
 */
record Parked(String reason, long lastHour, long lastDay, long older, Instant oldest) {}
