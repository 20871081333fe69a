/** What the contract does for every click. Benchmarks of the gateway's own classes stand in their packages. */
@NullMarked
package io.clicktrail.benchmarks.hot;

import org.jspecify.annotations.NullMarked;
