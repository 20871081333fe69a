/**
 * What a click costs here and with others: ours as it ships, the least that is possible, and trackers of the usual kind,
 * all in the same minutes on the same machine.
 */
@NullMarked
package io.clicktrail.benchmarks.click;

import org.jspecify.annotations.NullMarked;
