package io.clicktrail.standalone.sandbox.journey;

import java.time.Instant;

/** Something that a person did. */
sealed interface Entry {
    Instant at();

    Deed deed();

    /**
     * Followed the ad of the offer that pays for the deed, and pressed START.
     *
     * @param click its token
     */
    record Clicked(Instant at, Deed deed, String click) implements Entry {}

    record Acted(Instant at, Deed deed) implements Entry {}
}
