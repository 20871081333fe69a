/**
 * A network's own statistics beside what we told it: what is missing there, what is missing here, where the two name another
 * outcome or another amount; each difference with the clicks behind it, whose journeys attribution-service shows.
 *
 * <p>Days are those of the network's time zone. Ours is the last status that the network has taken of each conversion, or
 * where it has taken none, the last that was planned. What lies a day beyond the time is matched too, since two clocks seldom
 * agree at midnight, but not missed.
 */
@NullMarked
package io.clicktrail.postback.reconciliation;

import org.jspecify.annotations.NullMarked;
