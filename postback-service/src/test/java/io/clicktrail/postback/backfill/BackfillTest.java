package io.clicktrail.postback.backfill;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.clicktrail.event.Money;
import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.backfill.Backfill.Ignored;
import io.clicktrail.postback.backfill.Backfill.Move;
import io.clicktrail.postback.backfill.Backfill.Progress;
import io.clicktrail.postback.control.Subject;
import io.clicktrail.postback.control.Verdict;
import io.clicktrail.postback.network.ConversionStatus;

import static org.assertj.core.api.Assertions.assertThat;

class BackfillTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final NetworkId NETWORK = new NetworkId("adnet");
    private static final Backfill BACKFILL =
            new Backfill(NETWORK, Set.of(ConversionStatus.APPROVED), NOW.minusSeconds(3_600), NOW, 60, false);
    private static final Verdict SEND = new Verdict.Send();

    @Test
    void whatIsSentIsSpreadOverTimeFromPageToPage() {
        Progress first = BACKFILL.after(BACKFILL.start(), List.of(ignored(1), ignored(2)), List.of(SEND, SEND), 2, NOW);
        Progress second = BACKFILL.after(first, List.of(ignored(3)), List.of(SEND), 2, NOW);

        assertThat(first.moves()).extracting(Move::dueAt).containsExactly(NOW, NOW.plusSeconds(1));
        assertThat(second.moves()).extracting(Move::dueAt).containsExactly(NOW.plusSeconds(2));
        assertThat(first.finished()).isFalse();
        assertThat(second.finished()).isTrue();
        assertThat(BACKFILL.report(second, NOW).lastDueAt()).isEqualTo(NOW.plusSeconds(2));
        assertThat(BACKFILL.report(second, NOW).more()).isFalse();
        assertThat(BACKFILL.report(first, NOW).more()).isTrue();
    }

    @Test
    void whatItsThreadHasOvertakenStaysAndRulesDecideOnTheRest() {
        Progress progress = BACKFILL.after(
                BACKFILL.start(),
                List.of(overtaken(1), ignored(2), ignored(3), ignored(4)),
                List.of(new Verdict.Hold("rule:a"), new Verdict.Decline("rule:b"), SEND),
                500,
                NOW);

        assertThat(progress.moves())
                .containsExactly(
                        new Move(new UUID(0, 2), "held", "rule:a", NOW),
                        new Move(new UUID(0, 3), "declined", "rule:b", NOW),
                        new Move(new UUID(0, 4), "pending", null, NOW));
        assertThat(BACKFILL.report(progress, NOW)).isEqualTo(new Backfill.Report(4, 1, 1, 1, 1, false, NOW));
        assertThat(progress.lastId()).isEqualTo(new UUID(0, 4));
    }

    @Test
    void nothingToSendIsDueNever() {
        Progress none = BACKFILL.after(BACKFILL.start(), List.of(), List.of(), 500, NOW);

        assertThat(BACKFILL.report(none, NOW).lastDueAt()).isNull();
        assertThat(none.finished()).isTrue();
    }

    private static Ignored ignored(long number) {
        return new Ignored(new UUID(0, number), NOW.minusSeconds(60), false, subject(number));
    }

    private static Ignored overtaken(long number) {
        return new Ignored(new UUID(0, number), NOW.minusSeconds(60), true, subject(number));
    }

    private static Subject subject(long number) {
        return new Subject(
                new UUID(1, number),
                new UUID(2, number),
                1,
                ConversionStatus.APPROVED,
                NETWORK,
                "spring",
                "join_channel",
                Money.of("1", "USD"),
                false,
                Map.of(),
                null,
                NOW,
                null);
    }
}
