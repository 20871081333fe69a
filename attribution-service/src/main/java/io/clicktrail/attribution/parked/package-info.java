/** What still waits for a click that explains it: how much, why, and for how long. */
@NullMarked
package io.clicktrail.attribution.parked;

import org.jspecify.annotations.NullMarked;
