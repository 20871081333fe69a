package io.clicktrail.attribution.ledger;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why Stars move, and between which accounts. */
public enum Step {
    /** Somebody pays in. */
    TOP_UP(Account.DEPOSITS, Account.BUDGET),
    /** A credit is given a place. */
    PLEDGE(Account.BUDGET, Account.PLEDGED),
    /** Its hold has passed. */
    EARN(Account.PLEDGED, Account.EARNED),
    /** It came undone while it was held. */
    RELEASE(Account.PLEDGED, Account.BUDGET),
    /** It came undone later. */
    REVERSE(Account.EARNED, Account.BUDGET);

    private final Account debit;
    private final Account credit;

    Step(Account debit, Account credit) {
        this.debit = debit;
        this.credit = credit;
    }

    /** What they leave. */
    public Account debit() {
        return debit;
    }

    /** Where they arrive. */
    public Account credit() {
        return credit;
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Step parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
