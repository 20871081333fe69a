/**
 * Campaigns against a whole house: real servers, the built jars, faults on purpose, and a count of what is left
 * afterwards. Seeded, so that a bad run can be repeated; they print figures and fail when a promise is broken.
 */
@NullMarked
package io.clicktrail.benchmarks.campaign;

import org.jspecify.annotations.NullMarked;
