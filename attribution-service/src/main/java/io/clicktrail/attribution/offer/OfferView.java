package io.clicktrail.attribution.offer;

import java.net.URI;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.clicktrail.event.Offer;

/**
 * An offer as people see it.
 *
 * @param clickUrl the link to give to the network, which puts its own click id where the braces are
 * @param taken places of the caps that are taken
 */
record OfferView(@JsonUnwrapped Offer offer, String clickUrl, int taken) {

    static OfferView of(KnownOffer known, URI publicBaseUrl) {
        Offer offer = known.current();
        return new OfferView(offer, publicBaseUrl + "/click/" + offer.id() + "?uid={your_uid}", known.taken());
    }
}
