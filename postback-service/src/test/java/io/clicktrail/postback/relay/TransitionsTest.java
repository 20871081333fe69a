package io.clicktrail.postback.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.clicktrail.event.Money;
import io.clicktrail.event.PurchaseEvent.PurchaseReported;
import io.clicktrail.event.PurchaseEvent.PurchaseWithdrawn;
import io.clicktrail.event.PurchaseEvent.ReportEvent;

import static io.clicktrail.postback.relay.ReportKind.ACTION;
import static io.clicktrail.postback.relay.ReportKind.PURCHASE;
import static io.clicktrail.postback.relay.ReportedStatus.APPROVED;
import static io.clicktrail.postback.relay.ReportedStatus.CHARGEBACK;
import static io.clicktrail.postback.relay.ReportedStatus.LEAD;
import static io.clicktrail.postback.relay.ReportedStatus.REBILL;
import static io.clicktrail.postback.relay.ReportedStatus.REFUND;
import static io.clicktrail.postback.relay.ReportedStatus.REJECTED;
import static io.clicktrail.postback.relay.ReportedStatus.SALE;
import static org.assertj.core.api.Assertions.assertThat;

class TransitionsTest {

    private static final UUID CALL = Calls.CALL;

    private final List<KnownReport> known = new ArrayList<>();

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource({
        "ACTION,   LEAD,                     noted",
        "ACTION,   APPROVED,                 action_reported",
        "ACTION,   SALE,                     action_reported",
        "ACTION,   REJECTED,                 noted",
        "ACTION,   REFUND,                   unknown_reference",
        "ACTION,   LEAD LEAD,                duplicate",
        "ACTION,   LEAD APPROVED,            action_reported",
        "ACTION,   LEAD REJECTED,            noted",
        "ACTION,   LEAD REFUND,              noted",
        "ACTION,   APPROVED LEAD,            older_status",
        "ACTION,   APPROVED APPROVED,        duplicate",
        "ACTION,   APPROVED REJECTED,        action_withdrawn",
        "ACTION,   APPROVED REFUND,          action_withdrawn",
        "ACTION,   REJECTED APPROVED,        withdrawn_before",
        "ACTION,   REJECTED LEAD,            withdrawn_before",
        "ACTION,   REJECTED REJECTED,        duplicate",
        "ACTION,   APPROVED REJECTED APPROVED, withdrawn_before",
        "PURCHASE, SALE,                     purchase_reported",
        "PURCHASE, REBILL,                   purchase_reported",
        "PURCHASE, LEAD SALE,                purchase_reported",
        "PURCHASE, SALE SALE,                duplicate",
        "PURCHASE, SALE REBILL,              duplicate",
        "PURCHASE, SALE LEAD,                older_status",
        "PURCHASE, SALE REJECTED,            purchase_withdrawn",
        "PURCHASE, SALE REFUND,              purchase_withdrawn",
        "PURCHASE, SALE CHARGEBACK,          purchase_withdrawn",
        "PURCHASE, REBILL REJECTED,          purchase_withdrawn",
        "PURCHASE, SALE REFUND REFUND,       duplicate",
        "PURCHASE, SALE REFUND CHARGEBACK,   duplicate",
        "PURCHASE, SALE REFUND SALE,         withdrawn_before",
        "PURCHASE, CHARGEBACK,               unknown_reference",
    })
    void theTable(ReportKind kind, String statuses, String last) {
        String outcome = "";
        for (String status : statuses.split(" ")) {
            outcome = tell(Calls.message(ReportedStatus.valueOf(status), kind));
        }

        assertThat(outcome).isEqualTo(last);
    }

    @Test
    void whatIsGivenBackAddsUpToWhatWasPaidAndNoFurther() {
        tell(Calls.message(SALE, PURCHASE, "10.00"));

        assertThat(tell(Calls.message(REFUND, PURCHASE, "3.00"))).isEqualTo("purchase_withdrawn");
        assertThat(withdrawn()).isEqualTo(Money.of("3.00", "USD"));
        assertThat(tell(Calls.message(REFUND, PURCHASE, "2.00"))).isEqualTo("duplicate");
        assertThat(tell(Calls.message(SALE, PURCHASE, "10.00"))).isEqualTo("duplicate");
        assertThat(tell(Calls.message(CHARGEBACK, PURCHASE, "5.00"))).isEqualTo("purchase_withdrawn");
        assertThat(withdrawn()).isEqualTo(Money.of("8.00", "USD"));
        assertThat(tell(Calls.message(REFUND, PURCHASE, "50.00"))).isEqualTo("purchase_withdrawn");
        assertThat(withdrawn()).isEqualTo(Money.of("10.00", "USD"));
        assertThat(known.getFirst().state()).isEqualTo(KnownReport.State.WITHDRAWN);
    }

    @Test
    void anActionAndAPurchaseOfOneReferenceAreTwoThings() {
        assertThat(tell(Calls.message(APPROVED, ACTION))).isEqualTo("action_reported");
        assertThat(tell(Calls.message(SALE, PURCHASE))).isEqualTo("purchase_reported");
        assertThat(tell(Calls.message(REJECTED, null))).isEqualTo("action_withdrawn");
        assertThat(tell(Calls.message(REFUND, PURCHASE))).isEqualTo("purchase_withdrawn");
    }

    @Test
    void aRejectionTakesBackThePurchaseWhereNoActionIsKnown() {
        tell(Calls.message(SALE, PURCHASE));

        assertThat(tell(Calls.message(REJECTED, null))).isEqualTo("purchase_withdrawn");
    }

    @Test
    void whatIsMissingIsNamed() {
        Message message = Calls.message(SALE, PURCHASE);

        assertThat(tell(message.about(Subject.NOBODY))).isEqualTo("no_subject");
        assertThat(tell(Calls.message(LEAD, PURCHASE).about(Subject.NOBODY))).isEqualTo("no_subject");
        assertThat(tell(Calls.message(SALE, PURCHASE, null))).isEqualTo("no_amount");
        assertThat(tell(Calls.message(SALE, PURCHASE, "0"))).isEqualTo("nothing_paid");
        assertThat(known).isEmpty();
    }

    @Test
    void whoItIsAboutIsRememberedFromTheLead() {
        tell(Calls.message(LEAD, ACTION));

        assertThat(tell(Calls.message(APPROVED, ACTION).about(Subject.NOBODY))).isEqualTo("action_reported");
        assertThat(known.getFirst().subject().user()).isEqualTo(7L);
    }

    @Test
    void aReferenceOfSomebodyElseIsRefused() {
        tell(Calls.message(SALE, PURCHASE));

        assertThat(tell(Calls.message(REFUND, PURCHASE).about(new Subject(8L, null, null))))
                .isEqualTo("other_subject");
    }

    @Test
    void anotherCurrencyCannotBeComparedUnlessABankTookAll() {
        tell(Calls.message(SALE, PURCHASE));

        assertThat(tell(inEuros(REFUND))).isEqualTo("other_currency");
        assertThat(tell(inEuros(CHARGEBACK))).isEqualTo("purchase_withdrawn");
    }

    @Test
    void everyStepIsSaidUnderItsOwnIdAndARepeatedOneUnderTheSame() {
        tell(Calls.message(REBILL, PURCHASE));
        var reported = said(PurchaseReported.class, Calls.message(REBILL, PURCHASE));
        var again = said(PurchaseReported.class, Calls.message(REBILL, PURCHASE));
        tell(Calls.message(REFUND, PURCHASE, "1"));
        var withdrawn = said(PurchaseWithdrawn.class, Calls.message(REFUND, PURCHASE, "1"));

        assertThat(reported).isEqualTo(again);
        assertThat(reported.rebill()).isTrue();
        assertThat(withdrawn.whole()).isFalse();
        assertThat(withdrawn.id()).isNotEqualTo(reported.id());
        assertThat(withdrawn.partitionKey()).isEqualTo(reported.partitionKey());
    }

    private static Message inEuros(ReportedStatus status) {
        Message dollars = Calls.message(status, PURCHASE);
        return new Message(
                dollars.numbers(),
                true,
                null,
                dollars.subject(),
                status,
                PURCHASE,
                null,
                Money.of("2", "EUR"),
                null,
                null,
                null,
                Calls.NOW);
    }

    private String tell(Message message) {
        return switch (Transitions.decide(known, "t1", message, CALL)) {
            case Decision.Applied(KnownReport after) -> {
                known.removeIf(report -> report.kind() == after.kind());
                known.add(after);
                yield after.effect().wireName();
            }
            case Decision.Duplicate(KnownReport same) -> {
                assertThat(known).contains(same);
                yield "duplicate";
            }
            case Decision.Nothing(Reason reason) -> reason.wireName();
        };
    }

    private Money withdrawn() {
        return said(PurchaseWithdrawn.class, Calls.message(REFUND, PURCHASE)).returned();
    }

    private <E extends ReportEvent> E said(Class<E> type, Message message) {
        return type.cast(Objects.requireNonNull(Announcement.of("s", known.getFirst(), message)));
    }
}
