@NullMarked
package io.clicktrail.analytics.counter;

import org.jspecify.annotations.NullMarked;
