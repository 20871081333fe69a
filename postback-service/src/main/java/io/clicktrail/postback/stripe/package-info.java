/**
 * Stripe's events: its signature, its money in minor units, and its many numbers for one payment. What they tell goes the
 * way of every call of the relay.
 */
@NullMarked
package io.clicktrail.postback.stripe;

import org.jspecify.annotations.NullMarked;
