package io.clicktrail.bot.invite;

import io.clicktrail.event.Offer;

/** An offer that people enter by a link of its own. */
record WantedLink(Offer offer) {

    String name() {
        return LinkName.of(offer.id());
    }

    boolean joinRequest() {
        return offer.entersBy().byRequest();
    }

    boolean approves() {
        return offer.entersBy() == Offer.Entry.JOIN_REQUEST;
    }
}
