/**
 * How good the house is at telling people from programs, and phones from desktops, on public lists that nobody here has
 * tuned anything on.
 */
@NullMarked
package io.clicktrail.benchmarks.verdict;

import org.jspecify.annotations.NullMarked;
