@NullMarked
package io.clicktrail.attribution.offer;

import org.jspecify.annotations.NullMarked;
