/** Sales: what the journey of a click has earned, where their lead carries its token. */
@NullMarked
package io.clicktrail.attribution.sale;

import org.jspecify.annotations.NullMarked;
