@NullMarked
package io.clicktrail.analytics;

import org.jspecify.annotations.NullMarked;
