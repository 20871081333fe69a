/**
 * The Stars that advertisers pay in and that metered offers spend: a ledger of two sides that is only ever added to. A
 * credit pledges its price when it is given a place, earns it when its hold has passed, and gives it back when it comes
 * undone. What accounts hold is the sum of their entries, which the database sees to itself.
 */
@NullMarked
package io.clicktrail.attribution.ledger;

import org.jspecify.annotations.NullMarked;
