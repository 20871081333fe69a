/** What became of a click, of a conversion, of an action, and why: the decisions as people may ask for them. */
@NullMarked
package io.clicktrail.attribution.journey;

import org.jspecify.annotations.NullMarked;
