@NullMarked
package io.clicktrail.analytics.report;

import org.jspecify.annotations.NullMarked;
