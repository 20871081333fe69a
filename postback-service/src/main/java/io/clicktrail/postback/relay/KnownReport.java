package io.clicktrail.postback.relay;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Money;
import io.clicktrail.event.OfferId;

/**
 * What we know of one thing that a source tells of.
 *
 * @param amount what was paid; present for purchases that were reported
 * @param refunded in the same currency, all that was given back so far
 * @param chargedBack in the same currency, all that a bank took back
 * @param steps how many effects it has had
 * @param effect the last of them
 * @param decidedBy the call that had it
 */
record KnownReport(
        ReportKind kind,
        String reference,
        State state,
        Subject subject,
        @Nullable OfferId offer,
        @Nullable Money amount,
        boolean rebill,
        BigDecimal refunded,
        BigDecimal chargedBack,
        int steps,
        Effect effect,
        UUID decidedBy) {

    /** How far it is. */
    enum State {
        /** It has begun. */
        LEAD,
        /** It counts. */
        REPORTED,
        /** It does not count, for ever. */
        WITHDRAWN;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State named(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }

    /** What is gone of the amount, never more than all of it. */
    BigDecimal returned() {
        BigDecimal gone = refunded.add(chargedBack);
        return amount == null ? gone : gone.min(amount.amount());
    }

    KnownReport moved(State next, Effect had, UUID by) {
        return new KnownReport(
                kind, reference, next, subject, offer, amount, rebill, refunded, chargedBack, steps + 1, had, by);
    }

    KnownReport returning(BigDecimal nowRefunded, BigDecimal nowChargedBack) {
        return new KnownReport(
                kind,
                reference,
                state,
                subject,
                offer,
                amount,
                rebill,
                nowRefunded,
                nowChargedBack,
                steps,
                effect,
                decidedBy);
    }
}
