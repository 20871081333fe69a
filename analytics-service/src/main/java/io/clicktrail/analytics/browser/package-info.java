/**
 * Who clicked, as far as a {@code User-Agent} and a {@code Referer} tell. Reading them takes its time, so it is done here,
 * where nobody waits for an answer, and once for each browser there is.
 */
@NullMarked
package io.clicktrail.analytics.browser;

import org.jspecify.annotations.NullMarked;
