/**
 * What people tell us because no event can: what traffic cost, and how often a video was viewed.
 */
@NullMarked
package io.clicktrail.analytics.spend;

import org.jspecify.annotations.NullMarked;
