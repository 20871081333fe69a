/**
 * Everything that happens becomes a fact of a day; roll-ups, counters and reports follow from the facts. The rooms:
 * {@code intake} (events to facts and roll-ups), {@code counter} (the counters in Redis), {@code report} (dashboard,
 * funnel, comparison), {@code spend} (costs and views that people enter), {@code account} (logins and keys) and
 * {@code dashboard} (the page).
 */
@NullMarked
package io.clicktrail.analytics;

import org.jspecify.annotations.NullMarked;
