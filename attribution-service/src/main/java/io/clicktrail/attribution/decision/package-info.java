/**
 * The rules: which click brought a person to what they did, what follows for the credits that exist, and how every answer
 * explains itself. Pure functions of the facts, the offers' terms and the time; nothing here waits or remembers.
 */
@NullMarked
package io.clicktrail.attribution.decision;

import org.jspecify.annotations.NullMarked;
