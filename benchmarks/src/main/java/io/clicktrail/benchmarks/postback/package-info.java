/** What postback-service costs, and how quickly it is, on its way from a conversion to a network. */
@NullMarked
package io.clicktrail.benchmarks.postback;

import org.jspecify.annotations.NullMarked;
