@NullMarked
package io.clicktrail.attribution.parked;

import org.jspecify.annotations.NullMarked;
