@NullMarked
package io.clicktrail.analytics.account;

import org.jspecify.annotations.NullMarked;
