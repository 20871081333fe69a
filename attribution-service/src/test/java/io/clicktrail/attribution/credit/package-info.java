@NullMarked
package io.clicktrail.attribution.credit;

import org.jspecify.annotations.NullMarked;
