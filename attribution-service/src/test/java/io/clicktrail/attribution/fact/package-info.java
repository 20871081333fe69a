@NullMarked
package io.clicktrail.attribution.fact;

import org.jspecify.annotations.NullMarked;
