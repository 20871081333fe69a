@NullMarked
package io.clicktrail.attribution.journey;

import org.jspecify.annotations.NullMarked;
