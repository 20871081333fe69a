package io.clicktrail.attribution.fact;

import java.time.Instant;

/** Something a user did that may be owed to a click. */
public sealed interface Action extends Fact permits Join, Deed, Share, Reported {

    long user();

    /** When this service first knew of it, by its own clock. */
    Instant heardAt();
}
