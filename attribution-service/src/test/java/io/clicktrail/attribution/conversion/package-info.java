@NullMarked
package io.clicktrail.attribution.conversion;

import org.jspecify.annotations.NullMarked;
