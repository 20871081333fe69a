@NullMarked
package io.clicktrail.analytics.browser;

import org.jspecify.annotations.NullMarked;
