package io.clicktrail.attribution.conversion;

import io.clicktrail.attribution.decision.Standing;

/**
 * A credit that has got the place for which it queued.
 *
 * @param metered whether its offer's budget pays for it
 */
record Seated(Standing standing, boolean metered) {}
