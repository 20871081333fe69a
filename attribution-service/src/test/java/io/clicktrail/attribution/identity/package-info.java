@NullMarked
package io.clicktrail.attribution.identity;

import org.jspecify.annotations.NullMarked;
