/**
 * What would have become of all that happened under other rules: the stored facts decided twice, by the offers' own terms
 * and by the rules asked about, and compared. Nothing is written. The same facts give the same report.
 *
 * <p>Places of caps and Stars of budgets are taken to suffice, and nothing to be settled: both sides are what the facts
 * alone say, so that a difference comes from the rules.
 */
@NullMarked
package io.clicktrail.attribution.whatif;

import org.jspecify.annotations.NullMarked;
