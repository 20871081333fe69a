/**
 * Visitors of a mini app, told to an arbitrage tracker such as leads.tech: a browser reports a visit, and the tracker gets
 * a click with the visit's marks under its own parameter names.
 *
 * <p>The main path is {@link io.clicktrail.postback.arbitrage.SendController#send}. Promises: a visit is stored before
 * anybody is called; success is said only where the tracker has answered 2xx or 3xx, and all else is sent again on the
 * schedule of postbacks, also after a restart; a placeholder that nobody has replaced is never sent; a report that is
 * repeated sends nothing. No personal data stands in logs.
 */
@NullMarked
package io.clicktrail.postback.arbitrage;

import org.jspecify.annotations.NullMarked;
