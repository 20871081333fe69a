/**
 * The target actions that can be ordered, and the least that new offers pay for each: the rate card. A goal has the
 * minimum of the contract until an administrator sets another one; every version is kept with who set it and when, and
 * published on {@code rates} in the transaction that makes it. Offers that are there keep their rate.
 */
@NullMarked
package io.clicktrail.attribution.rate;

import org.jspecify.annotations.NullMarked;
