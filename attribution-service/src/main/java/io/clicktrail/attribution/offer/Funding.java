package io.clicktrail.attribution.offer;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Who pays for an offer's actions.
 *
 * @param metered whether they are paid from a budget, and only as long as it lasts
 * @param ownAccounts Telegram users who are the advertiser: what they do is not paid for
 */
public record Funding(@Nullable AdvertiserId advertiser, boolean metered, Set<Long> ownAccounts) {

    public Funding(@Nullable AdvertiserId advertiser, boolean metered) {
        this(advertiser, metered, Set.of());
    }

    static final Funding NONE = new Funding(null, false);
}
