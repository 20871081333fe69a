package io.clicktrail.attribution.ledger;

import java.util.Locale;

/** The kinds of accounts there are. */
public enum Account {
    /** An advertiser's: all that it has paid in came from here, so it holds less than nothing. */
    DEPOSITS,
    /** An offer's: what it can still promise. */
    BUDGET,
    /** An offer's: what it owes for credits that are held. */
    PLEDGED,
    /** An offer's: what it has spent. */
    EARNED;

    String of(String owner) {
        return name().toLowerCase(Locale.ROOT) + ":" + owner;
    }
}
