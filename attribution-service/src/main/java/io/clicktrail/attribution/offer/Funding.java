package io.clicktrail.attribution.offer;

import org.jspecify.annotations.Nullable;

/**
 * Who pays for an offer's actions.
 *
 * @param metered whether they are paid from a budget, and only as long as it lasts
 */
public record Funding(@Nullable AdvertiserId advertiser, boolean metered) {

    static final Funding NONE = new Funding(null, false);
}
