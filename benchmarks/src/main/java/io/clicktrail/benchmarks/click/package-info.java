/** Clicks per second with the durable acknowledgement, beside a plain nginx that only answers 302. */
@NullMarked
package io.clicktrail.benchmarks.click;

import org.jspecify.annotations.NullMarked;
