package io.clicktrail.postback.relay;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** What a source tells of. */
enum Reports {
    ACTIONS,
    PURCHASES,
    /** Both: what is approved is an action, what is sold a purchase. */
    BY_STATUS;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Reports find(String wireName) {
        for (Reports reports : values()) {
            if (reports.wireName().equals(wireName)) {
                return reports;
            }
        }
        return null;
    }

    /** Absent where the status fits both: then it is about the one that is known. */
    @Nullable
    ReportKind kindOf(ReportedStatus status) {
        return switch (this) {
            case ACTIONS -> ReportKind.ACTION;
            case PURCHASES -> ReportKind.PURCHASE;
            case BY_STATUS ->
                switch (status) {
                    case LEAD, APPROVED -> ReportKind.ACTION;
                    case SALE, REBILL, REFUND, CHARGEBACK -> ReportKind.PURCHASE;
                    case REJECTED -> null;
                };
        };
    }
}
