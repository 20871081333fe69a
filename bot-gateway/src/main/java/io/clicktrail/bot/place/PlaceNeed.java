package io.clicktrail.bot.place;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Goal;
import io.clicktrail.event.Offer;

/** A goal that is ordered at a place where the bot must be an administrator to see it. */
record PlaceNeed(String place, Goal goal) {

    /** Null where the bot needs nothing there. */
    static @Nullable PlaceNeed of(Offer offer) {
        return offer.goal().terms().rights().isEmpty() ? null : new PlaceNeed(offer.place(), offer.goal());
    }

    /** The chat, as the Bot API wants it named: a message of it is told by the number after a slash. */
    String chat() {
        int slash = place.indexOf('/');
        return slash < 0 ? place : place.substring(0, slash);
    }
}
