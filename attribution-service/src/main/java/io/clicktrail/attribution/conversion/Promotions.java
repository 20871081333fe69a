package io.clicktrail.attribution.conversion;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.decision.Standing;
import io.clicktrail.attribution.offer.CapWindow;
import io.clicktrail.attribution.offer.KnownOffer;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;

import static java.util.stream.Collectors.toMap;

/** The offers that may pay for what some people did. */
record Promotions(Map<OfferId, KnownOffer> offers) {

    static Promotions of(Collection<KnownOffer> offers) {
        return new Promotions(
                offers.stream().collect(toMap(offer -> offer.terms().id(), Function.identity())));
    }

    List<Offer> terms() {
        return offers.values().stream().map(KnownOffer::terms).toList();
    }

    /** Those whose places are counted. */
    List<OfferId> capped() {
        return offers.values().stream()
                .filter(KnownOffer::capped)
                .map(offer -> offer.terms().id())
                .toList();
    }

    boolean countsPlaceOf(Standing standing) {
        KnownOffer offer = offers.get(standing.conversion().offer());
        return offer != null && offer.capped();
    }

    /** The start of the window in which the place of this credit is; null where its offer has none. */
    @Nullable
    Instant windowOf(Standing standing) {
        KnownOffer offer = offers.get(standing.conversion().offer());
        CapWindow window = offer == null
                ? null
                : CapWindow.of(offer.terms(), standing.conversion().actedAt());
        return window == null ? null : window.start();
    }
}
