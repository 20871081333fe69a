/**
 * Sales: what AmoCRM and partners tell of them, and to which click each is owed. A function of what was told and of the
 * clicks, decided anew whenever either changes, until it settles.
 */
@NullMarked
package io.clicktrail.attribution.sale;

import org.jspecify.annotations.NullMarked;
