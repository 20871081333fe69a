package io.clicktrail.attribution.decision;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;

/**
 * The offers that may pay for what some people did; others are passed over.
 *
 * @param metered those of them that pay from a budget
 * @param ownAccounts Telegram users who are the advertiser himself, by offer
 */
public record Payers(Collection<Offer> offers, Set<OfferId> metered, Map<OfferId, Set<Long>> ownAccounts) {

    public Payers(Collection<Offer> offers, Set<OfferId> metered) {
        this(offers, metered, Map.of());
    }

    /** Of which none pays from a budget. */
    public static Payers unmetered(Collection<Offer> offers) {
        return new Payers(offers, Set.of());
    }

    boolean isOwnAccount(long user, Offer offer) {
        return ownAccounts.getOrDefault(offer.id(), Set.of()).contains(user);
    }

    /** Whether there are only so many credits of this offer that whoever is due one has to queue for it. */
    boolean rations(Offer offer) {
        return metered.contains(offer.id()) || offer.caps().limited();
    }
}
