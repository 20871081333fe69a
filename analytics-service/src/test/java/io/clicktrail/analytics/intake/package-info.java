@NullMarked
package io.clicktrail.analytics.intake;

import org.jspecify.annotations.NullMarked;
