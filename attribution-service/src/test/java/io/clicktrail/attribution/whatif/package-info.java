@NullMarked
package io.clicktrail.attribution.whatif;

import org.jspecify.annotations.NullMarked;
