/**
 * What the numbers say: figures of a period, side by side, and as a funnel. The formulas are plain arithmetic in
 * {@link io.clicktrail.analytics.report.FunnelMath}.
 */
@NullMarked
package io.clicktrail.analytics.report;

import org.jspecify.annotations.NullMarked;
