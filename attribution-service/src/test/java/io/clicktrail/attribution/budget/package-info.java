@NullMarked
package io.clicktrail.attribution.budget;

import org.jspecify.annotations.NullMarked;
