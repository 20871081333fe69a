package io.clicktrail.postback.relay;

import java.util.Locale;

/** What a report is about. The same reference may name one of each. */
public enum ReportKind {
    /** Somebody did what an offer orders. */
    ACTION,
    /** Somebody paid. */
    PURCHASE;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReportKind named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
