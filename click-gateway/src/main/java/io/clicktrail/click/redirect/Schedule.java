package io.clicktrail.click.redirect;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;

import io.clicktrail.event.Offer;

/** When an offer accepts clicks. */
final class Schedule {

    private Schedule() {}

    /** No hours at all means always. */
    static boolean isOpen(Offer offer, Instant now) {
        if (offer.schedule().isEmpty()) {
            return true;
        }
        ZonedDateTime local = now.atZone(offer.timeZone());
        return offer.schedule().stream().anyMatch(hours -> covers(hours, local));
    }

    private static boolean covers(Offer.Hours hours, ZonedDateTime local) {
        LocalTime time = local.toLocalTime();
        boolean untilMidnight = hours.to().equals(LocalTime.MIDNIGHT);
        return hours.days().contains(local.getDayOfWeek())
                && !time.isBefore(hours.from())
                && (untilMidnight || time.isBefore(hours.to()));
    }
}
