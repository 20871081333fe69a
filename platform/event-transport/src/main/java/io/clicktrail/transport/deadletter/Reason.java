package io.clicktrail.transport.deadletter;

import java.util.Locale;

/** Why a record was put aside. */
public enum Reason {
    /** Its bytes are no event of ours: wrong from the start, or newer than this service. */
    UNREADABLE,
    /** The database refuses its content: a constraint, a character or a number out of range. */
    REFUSED_BY_DATABASE,
    /** The service's own code fails on it. */
    REFUSED_BY_SERVICE;

    /** As it stands in the header, in the metric and on the command line. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
