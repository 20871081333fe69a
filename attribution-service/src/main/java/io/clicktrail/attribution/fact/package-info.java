/**
 * What attribution has heard about people: clicks, starts, joins, leaves, clicks on what they shared. Facts are kept once, whatever is repeated, and
 * are never changed; whatever is decided can be decided again from them.
 */
@NullMarked
package io.clicktrail.attribution.fact;

import org.jspecify.annotations.NullMarked;
