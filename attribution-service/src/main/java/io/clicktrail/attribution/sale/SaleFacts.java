package io.clicktrail.attribution.sale;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.clicktrail.attribution.fact.Click;
import io.clicktrail.attribution.fact.StartedClick;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;

/**
 * All that may decide to which click some sales are owed.
 *
 * @param clicks that are named, by our token or by the network's id
 * @param started by the users who are named
 */
record SaleFacts(
        Collection<Sale> told,
        Collection<Click> clicks,
        Map<Long, Set<StartedClick>> started,
        Map<OfferId, Offer> offers) {

    Optional<Click> click(ClickId id) {
        return clicks.stream().filter(click -> click.id().equals(id)).findFirst();
    }

    Set<StartedClick> startedBy(long user) {
        return started.getOrDefault(user, Set.of());
    }
}
