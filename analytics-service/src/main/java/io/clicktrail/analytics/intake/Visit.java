package io.clicktrail.analytics.intake;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.clicktrail.analytics.browser.Browser;
import io.clicktrail.analytics.browser.ReferrerClass;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.EventId;

/**
 * What one event tells about a visit: the view of a landing, what follows from it, and the click have the same id.
 *
 * @param viewed whether a person saw a landing
 * @param clicked whether a person was sent on
 * @param visible how long a person had the landing before their eyes
 */
record Visit(
        ClickId click,
        EventId event,
        FactMoment moment,
        Place place,
        Browser browser,
        String language,
        ReferrerClass referrer,
        boolean viewed,
        boolean clicked,
        @Nullable Duration visible) {

    /** By which way, and from where on earth. Empty where it is not known. */
    record Place(String offer, String link, String country) {}
}
