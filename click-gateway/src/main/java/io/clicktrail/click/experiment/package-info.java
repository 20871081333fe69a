/**
 * Which variant of a landing a visitor sees: decided by a published hash of experiment and visitor, so that every replica
 * and every restart gives the same answer without asking anybody.
 */
@NullMarked
package io.clicktrail.click.experiment;

import org.jspecify.annotations.NullMarked;
