package io.clicktrail.attribution.conversion;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.decision.Payers;
import io.clicktrail.attribution.decision.Standing;
import io.clicktrail.attribution.ledger.Posting;
import io.clicktrail.attribution.offer.CapWindow;
import io.clicktrail.attribution.offer.KnownOffer;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** The offers that may pay for what some people did. */
record Promotions(Map<OfferId, KnownOffer> offers) {

    static Promotions of(Collection<KnownOffer> offers) {
        return new Promotions(
                offers.stream().collect(toMap(offer -> offer.terms().id(), Function.identity())));
    }

    List<Offer> terms() {
        return offers.values().stream().map(KnownOffer::terms).toList();
    }

    Payers payers() {
        return new Payers(
                terms(),
                offers.values().stream()
                        .filter(offer -> offer.funding().metered())
                        .map(offer -> offer.terms().id())
                        .collect(toSet()),
                offers.values().stream()
                        .collect(toMap(
                                offer -> offer.terms().id(),
                                offer -> offer.funding().ownAccounts())));
    }

    /** Those whose places or Stars are counted. */
    List<OfferId> rationed() {
        return offers.values().stream()
                .filter(KnownOffer::rationed)
                .map(offer -> offer.terms().id())
                .toList();
    }

    boolean rations(Standing standing) {
        KnownOffer offer = offers.get(standing.conversion().offer());
        return offer != null && offer.rationed();
    }

    boolean meters(Conversion conversion) {
        KnownOffer offer = offers.get(conversion.offer());
        return offer != null && offer.funding().metered();
    }

    /** What this credit costs its offer's budget; null where there is none. */
    @Nullable
    Long starsOf(Standing standing) {
        Conversion conversion = standing.conversion();
        return meters(conversion) ? (Long) Posting.starsOf(conversion) : null;
    }

    /** The beginnings of the windows in which the place of this credit is, one for each limit of its offer. */
    List<@Nullable Instant> windowsOf(Standing standing) {
        KnownOffer offer = offers.get(standing.conversion().offer());
        return offer == null
                ? List.<@Nullable Instant>of()
                : CapWindow.startsOf(offer.terms(), standing.conversion().actedAt());
    }
}
