@NullMarked
package io.clicktrail.analytics.dashboard;

import org.jspecify.annotations.NullMarked;
