/**
 * The page: one look at the business, for people, in Russian or English.
 */
@NullMarked
package io.clicktrail.analytics.dashboard;

import org.jspecify.annotations.NullMarked;
