/** Long lists, a page at a time: newest first, and a cursor that stays right while new rows arrive. */
@NullMarked
package io.clicktrail.attribution.page;

import org.jspecify.annotations.NullMarked;
