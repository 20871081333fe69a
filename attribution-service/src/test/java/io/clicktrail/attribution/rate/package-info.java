@NullMarked
package io.clicktrail.attribution.rate;

import org.jspecify.annotations.NullMarked;
