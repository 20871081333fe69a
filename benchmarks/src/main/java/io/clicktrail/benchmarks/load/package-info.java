/** Servers as they ship, ways to put load on them over the loopback, and to say honestly what it cost. */
@NullMarked
package io.clicktrail.benchmarks.load;

import org.jspecify.annotations.NullMarked;
