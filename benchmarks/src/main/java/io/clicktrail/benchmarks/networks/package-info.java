/**
 * Networks that behave badly on purpose, and a judge who compares what they heard with what postback-service has told of
 * it.
 */
@NullMarked
package io.clicktrail.benchmarks.networks;

import org.jspecify.annotations.NullMarked;
