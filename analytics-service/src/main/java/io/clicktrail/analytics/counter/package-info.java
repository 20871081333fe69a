/**
 * The counters that fast readers ask, in Redis. They are derived: always set from Postgres, never counted up, so that an
 * empty Redis is only a slower one.
 */
@NullMarked
package io.clicktrail.analytics.counter;

import org.jspecify.annotations.NullMarked;
