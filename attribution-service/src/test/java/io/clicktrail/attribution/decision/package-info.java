@NullMarked
package io.clicktrail.attribution.decision;

import org.jspecify.annotations.NullMarked;
