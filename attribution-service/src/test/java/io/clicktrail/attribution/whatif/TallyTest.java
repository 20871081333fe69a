package io.clicktrail.attribution.whatif;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.clicktrail.attribution.whatif.Award.Owned;
import io.clicktrail.attribution.whatif.Report.Conversions;
import io.clicktrail.attribution.whatif.Report.Earned;
import io.clicktrail.attribution.whatif.Report.Moved;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Money;
import io.clicktrail.event.OfferId;

import static org.assertj.core.api.Assertions.assertThat;

class TallyTest {

    private static final OfferId OFFER = new OfferId("sports");
    private static final ClickId ONE = click(1);
    private static final ClickId OTHER = click(2);

    private final Tally tally = new Tally();

    @Test
    void whatIsTakenFromOneClickIsGivenToAnother() {
        tally.add(paid(7, Map.of(ONE, "0.40")), paid(7, Map.of(OTHER, "0.4")));

        Report report = tally.report();
        assertThat(report.conversions()).isEqualTo(new Conversions(1, 1, 0, 1, 0, 0));
        assertThat(report.payouts())
                .containsExactly(new Moved("USD", amount("0.4"), amount("0.4"), amount("0.4"), amount("0.4")));
        assertThat(report.rates())
                .containsExactly(new Moved("XTR", amount("5"), amount("5"), amount("0"), amount("0")));
        assertThat(report.networks())
                .containsExactly(
                        new Earned("net-1", "USD", amount("0.4"), amount("0")),
                        new Earned("net-2", "USD", amount("0"), amount("0.4")));
    }

    @Test
    void amountsThatAreWrittenInTwoWaysAreNoDifference() {
        tally.add(paid(7, Map.of(ONE, "0.40")), paid(7, Map.of(ONE, "0.400")));

        assertThat(tally.report().conversions()).isEqualTo(new Conversions(1, 1, 1, 0, 0, 0));
        assertThat(tally.report().changes()).isEmpty();
    }

    @Test
    void whatIsNotPaidAnyMoreIsLostAndWhatWasNotIsGained() {
        tally.add(paid(7, Map.of(ONE, "10")), Map.of());
        tally.add(Map.of(), paid(8, Map.of(OTHER, "2.50")));

        Report report = tally.report();
        assertThat(report.conversions()).isEqualTo(new Conversions(1, 1, 0, 0, 1, 1));
        assertThat(report.payouts())
                .containsExactly(new Moved("USD", amount("10"), amount("2.5"), amount("10"), amount("2.5")));
        assertThat(report.changes()).extracting(change -> change.after().size()).containsExactly(0, 1);
    }

    @Test
    void aReportStaysSmallHoweverMuchChanges() {
        for (long user = 1; user <= 1_500; user++) {
            tally.add(paid(user, Map.of(ONE, "1")), Map.of());
        }

        assertThat(tally.report().changes()).hasSize(1_000);
        assertThat(tally.report().changesLeftOut()).isEqualTo(500);
        assertThat(tally.report().conversions().lost()).isEqualTo(1_500);
    }

    private static Map<ConversionId, Award> paid(long user, Map<ClickId, String> amounts) {
        ConversionId id = ConversionId.of(OFFER, Goal.JOIN_CHANNEL, user, "-1001");
        Map<ClickId, Owned> owners = new TreeMap<>();
        amounts.forEach(
                (click, amount) -> owners.put(click, new Owned(click.equals(ONE) ? "net-1" : "net-2", amount(amount))));
        return Map.of(id, new Award(id, OFFER, Money.of("5", "XTR"), "USD", new TreeMap<>(owners)));
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text);
    }

    private static ClickId click(int number) {
        byte[] secret = new byte[ClickId.RANDOM_BYTES];
        secret[0] = (byte) number;
        return ClickId.of(Instant.parse("2026-03-02T12:00:00Z"), secret);
    }
}
