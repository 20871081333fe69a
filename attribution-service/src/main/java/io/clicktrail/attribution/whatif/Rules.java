package io.clicktrail.attribution.whatif;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.credit.CreditModel;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;

/**
 * Rules to be tried. What is absent stays as each offer has it.
 *
 * @param offers for which they are tried; empty: for all
 * @param model shares each credit among all that touched its person; absent: the winning click has it
 */
record Rules(
        Set<OfferId> offers,
        @Nullable Duration attributionWindow,
        @Nullable Boolean firstClick,
        @Nullable Duration hold,
        @Nullable CreditModel model) {

    boolean touch(OfferId offer) {
        return offers.isEmpty() || offers.contains(offer);
    }

    /** The offer on these terms. */
    Offer on(Offer offer) {
        return touch(offer.id()) ? changed(offer) : offer;
    }

    private Offer changed(Offer offer) {
        return new Offer(
                offer.id(),
                offer.name(),
                offer.targetUrl(),
                offer.goal(),
                offer.place(),
                offer.entry(),
                offer.rate(),
                offer.payout(),
                offer.caps(),
                offer.schedule(),
                offer.timeZone(),
                offer.scheduleGrace(),
                Objects.requireNonNullElse(hold, offer.hold()),
                offer.clawback(),
                Objects.requireNonNullElse(attributionWindow, offer.attributionWindow()),
                offer.settlement(),
                Objects.requireNonNullElse(firstClick, offer.firstClick()),
                offer.repeats(),
                offer.audience(),
                offer.shareClicks(),
                offer.fallbackUrl(),
                offer.network(),
                offer.status(),
                offer.createdAt());
    }
}
