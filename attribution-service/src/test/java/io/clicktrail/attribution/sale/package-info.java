@NullMarked
package io.clicktrail.attribution.sale;

import org.jspecify.annotations.NullMarked;
