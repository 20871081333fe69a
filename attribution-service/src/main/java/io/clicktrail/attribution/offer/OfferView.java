package io.clicktrail.attribution.offer;

import java.net.URI;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Offer;

/**
 * An offer as people see it.
 *
 * @param clickUrl the link to give to the network, which puts its own click id where the braces are
 * @param advertiser who orders and pays, where somebody is named
 * @param metered whether its actions are paid from a budget
 * @param placeLack why it is paused although nobody paused it: what its place lacks; it resumes by itself
 * @param taken places of the caps that are taken
 */
record OfferView(
        @JsonUnwrapped Offer offer,
        String clickUrl,
        @Nullable AdvertiserId advertiser,
        boolean metered,
        @Nullable PlaceLack placeLack,
        int taken) {

    static OfferView of(KnownOffer known, URI publicBaseUrl) {
        Offer offer = known.current();
        String clickUrl = publicBaseUrl + "/click/" + offer.id() + "?uid={your_uid}";
        return new OfferView(
                offer, clickUrl, known.funding().advertiser(), known.funding().metered(), known.lack(), known.taken());
    }
}
