package io.clicktrail.analytics.report;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import io.clicktrail.event.CatalogueEvent.NetworkChanged;
import io.clicktrail.event.CatalogueEvent.OfferChanged;

/** What people call offers and networks. */
record Names(Map<String, String> offers, Map<String, String> networks) {

    static Names of(Collection<OfferChanged> offers, Collection<NetworkChanged> networks) {
        return new Names(
                offers.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                each -> each.offer().id().value(),
                                each -> each.offer().name())),
                networks.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                each -> each.network().value(), NetworkChanged::name)));
    }

    String of(GroupBy by, String key) {
        return switch (by) {
            case OFFER -> offers.getOrDefault(key, key);
            case NETWORK -> networks.getOrDefault(key, key);
            case SOURCE, TEAM, LINK, COUNTRY, DEVICE, OS, BROWSER, IN_APP, LANGUAGE, REFERRER_CLASS -> key;
        };
    }
}
