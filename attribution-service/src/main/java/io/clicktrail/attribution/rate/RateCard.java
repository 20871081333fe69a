package io.clicktrail.attribution.rate;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.clicktrail.event.Goal;
import io.clicktrail.event.Money;
import io.clicktrail.event.Offer;

import static java.util.stream.Collectors.toUnmodifiableMap;

/** The least that new offers pay for each goal, in Stars. Of rates in another currency it says nothing. */
public final class RateCard {

    /** The card on which nobody has changed anything. */
    public static final RateCard UNCHANGED = new RateCard(List.of());

    private final Map<Goal, KnownRate> changed;

    /** @param changed the newest version of each goal that has one */
    RateCard(Collection<KnownRate> changed) {
        this.changed = changed.stream().collect(toUnmodifiableMap(KnownRate::goal, Function.identity()));
    }

    /** A line for every goal there is. */
    List<KnownRate> lines() {
        return Arrays.stream(Goal.values()).map(this::line).toList();
    }

    KnownRate line(Goal goal) {
        return changed.getOrDefault(goal, KnownRate.unchanged(goal));
    }

    public Offer.Rate minimum(Goal goal) {
        return line(goal).minimum();
    }

    /** What a Premium user brings where the order does not say: as much as others, or the minimum where that is more. */
    public BigDecimal usualPremium(Goal goal, BigDecimal base, String currency) {
        return currency.equals(Money.STARS) ? base.max(minimum(goal).premium()) : base;
    }

    /** Whether neither part of the rate is under the minimum. */
    public boolean allows(Goal goal, Offer.Rate rate) {
        Offer.Rate minimum = minimum(goal);
        return !rate.currency().equals(Money.STARS)
                || rate.base().compareTo(minimum.base()) >= 0 && rate.premium().compareTo(minimum.premium()) >= 0;
    }
}
