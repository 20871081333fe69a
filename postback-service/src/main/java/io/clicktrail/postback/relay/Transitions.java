package io.clicktrail.postback.relay;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Money;
import io.clicktrail.event.OfferId;
import io.clicktrail.postback.relay.KnownReport.State;

/**
 * The states of a report, as Keitaro has them (docs.keitaro.io, Postback, "Status transitions"): a lead becomes a sale or is
 * rejected, a sale or rebill is rejected, and nothing leads back. So calls may come in any order, and none of them pays
 * twice or pays what was taken back.
 *
 * <pre>
 *              lead        approved, sale, rebill   rejected    refund, chargeback
 * unknown      noted       reported                 noted       kept until it is known
 * lead         duplicate   reported                 noted       noted
 * reported     older       duplicate                withdrawn   withdrawn, or a part of it
 * withdrawn    refused     refused                  duplicate   duplicate
 * </pre>
 */
final class Transitions {

    private Transitions() {}

    /**
     * @param known what is known of the reference, of each kind one at most
     * @param by the call
     */
    static Decision decide(Collection<KnownReport> known, String reference, Message message, UUID by) {
        ReportKind kind = kindOf(known, message);
        KnownReport report =
                known.stream().filter(each -> each.kind() == kind).findFirst().orElse(null);
        if (report != null && report.subject().contradicts(message.subject())) {
            return new Decision.Nothing(Reason.OTHER_SUBJECT);
        }
        return new Move(report, kind, reference, message, by).decision();
    }

    /** A rejection takes back the action, and the purchase only where no action is known. */
    private static ReportKind kindOf(Collection<KnownReport> known, Message message) {
        if (message.kind() != null) {
            return message.kind();
        }
        boolean action = known.stream().anyMatch(report -> report.kind() == ReportKind.ACTION);
        return action || known.isEmpty() ? ReportKind.ACTION : ReportKind.PURCHASE;
    }

    /** One message meeting one report. */
    private record Move(@Nullable KnownReport known, ReportKind kind, String reference, Message message, UUID by) {

        Decision decision() {
            return switch (known) {
                case null -> begun();
                case KnownReport report ->
                    switch (report.state()) {
                        case LEAD -> begun();
                        case REPORTED -> counted(report);
                        case WITHDRAWN -> over(report);
                    };
            };
        }

        /** Nothing is owed so far. */
        private Decision begun() {
            return switch (message.status()) {
                case LEAD -> known == null ? noted(State.LEAD) : new Decision.Duplicate(known);
                case APPROVED, SALE, REBILL -> reported();
                case REJECTED -> noted(State.WITHDRAWN);
                case REFUND, CHARGEBACK ->
                    known == null ? new Decision.Nothing(Reason.UNKNOWN_REFERENCE) : noted(State.WITHDRAWN);
            };
        }

        private Decision counted(KnownReport report) {
            return switch (message.status()) {
                case LEAD -> new Decision.Nothing(Reason.OLDER_STATUS);
                case APPROVED, SALE, REBILL -> new Decision.Duplicate(report);
                case REJECTED -> withdrawn(report);
                case REFUND, CHARGEBACK -> kind == ReportKind.ACTION ? withdrawn(report) : returned(report);
            };
        }

        private Decision over(KnownReport report) {
            return switch (message.status()) {
                case REJECTED, REFUND, CHARGEBACK -> new Decision.Duplicate(report);
                case LEAD, APPROVED, SALE, REBILL -> new Decision.Nothing(Reason.WITHDRAWN_BEFORE);
            };
        }

        private Decision noted(State state) {
            boolean aboutNobody = subject().isNobody() && state == State.LEAD;
            return aboutNobody
                    ? new Decision.Nothing(Reason.NO_SUBJECT)
                    : new Decision.Applied(fresh().moved(state, Effect.NOTED, by));
        }

        private Decision reported() {
            Reason flaw = flaw();
            if (flaw != null) {
                return new Decision.Nothing(flaw);
            }
            Effect effect = kind == ReportKind.ACTION ? Effect.ACTION_REPORTED : Effect.PURCHASE_REPORTED;
            return new Decision.Applied(fresh().moved(State.REPORTED, effect, by));
        }

        private @Nullable Reason flaw() {
            Money amount = message.amount();
            if (subject().isNobody()) {
                return Reason.NO_SUBJECT;
            }
            if (kind == ReportKind.ACTION) {
                return offer() == null ? Reason.NO_OFFER : null;
            }
            if (amount == null) {
                return Reason.NO_AMOUNT;
            }
            if (amount.amount().signum() == 0) {
                return Reason.NOTHING_PAID;
            }
            boolean again = message.status() == ReportedStatus.REBILL;
            return again && !message.ownReference() ? Reason.NO_REFERENCE : null;
        }

        private Decision withdrawn(KnownReport report) {
            Money paid = report.amount();
            KnownReport whole = paid == null ? report : report.returning(paid.amount(), report.chargedBack());
            return new Decision.Applied(whole.moved(State.WITHDRAWN, withdrawal(), by));
        }

        private Effect withdrawal() {
            return kind == ReportKind.ACTION ? Effect.ACTION_WITHDRAWN : Effect.PURCHASE_WITHDRAWN;
        }

        /** Amounts are all that went back so far: an older call with less of it changes nothing. */
        private Decision returned(KnownReport report) {
            Money paid = report.amount();
            Money back = message.amount();
            boolean byTheBank = message.status() == ReportedStatus.CHARGEBACK;
            if (paid == null || back == null) {
                return withdrawn(report);
            }
            boolean comparable = back.currency().equals(paid.currency());
            if (!comparable && !byTheBank) {
                return new Decision.Nothing(Reason.OTHER_CURRENCY);
            }
            BigDecimal gone = comparable ? back.amount().min(paid.amount()) : paid.amount();
            KnownReport after = report.returning(
                    byTheBank ? report.refunded() : report.refunded().max(gone),
                    byTheBank ? report.chargedBack().max(gone) : report.chargedBack());
            if (after.returned().compareTo(report.returned()) == 0) {
                return new Decision.Duplicate(report);
            }
            boolean whole = after.returned().compareTo(paid.amount()) == 0;
            State state = whole ? State.WITHDRAWN : State.REPORTED;
            return new Decision.Applied(after.moved(state, withdrawal(), by));
        }

        private KnownReport fresh() {
            int steps = known == null ? 0 : known.steps();
            return new KnownReport(
                    kind,
                    reference,
                    State.LEAD,
                    subject(),
                    offer(),
                    message.amount(),
                    message.status() == ReportedStatus.REBILL,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    steps,
                    Effect.NOTED,
                    by);
        }

        private Subject subject() {
            return known == null ? message.subject() : known.subject().or(message.subject());
        }

        private @Nullable OfferId offer() {
            return message.offer() == null && known != null ? known.offer() : message.offer();
        }
    }
}
