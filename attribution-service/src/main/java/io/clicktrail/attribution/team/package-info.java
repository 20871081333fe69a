/**
 * Teams that buy traffic, and which of them a visitor's UTM marks name. The answer says how sure it is and never picks
 * between two that are equally good. Every change of a team is published on {@code teams} in the transaction that makes
 * it.
 */
@NullMarked
package io.clicktrail.attribution.team;

import org.jspecify.annotations.NullMarked;
