/** Ways to put load on a loopback server and to say honestly what it cost. */
@NullMarked
package io.clicktrail.benchmarks.load;

import org.jspecify.annotations.NullMarked;
