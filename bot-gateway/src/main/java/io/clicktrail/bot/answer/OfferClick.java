package io.clicktrail.bot.answer;

import java.util.stream.Stream;

import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.OfferId;

/** A click and its offer. */
record OfferClick(ClickId click, OfferId offer) {

    /** Nothing of a click that leads somewhere without an order. */
    static Stream<OfferClick> of(ClickRegistered event) {
        return Stream.ofNullable(event.offer()).map(offer -> new OfferClick(event.click(), offer));
    }
}
