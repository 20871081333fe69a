package io.clicktrail.postback.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.reconciliation.Comparison.Result;
import io.clicktrail.postback.reconciliation.Statement.Unreadable;

/** One comparison that somebody made. */
record Reconciliation(UUID id, String network, Instant madeAt, String madeBy, Summary summary) {

    /** So many differences are kept, and so many unreadable lines shown. */
    static final int MOST_DIFFERENCES = 10_000;

    private static final int MOST_UNREADABLE = 20;

    /**
     * @param comparedBy {@code clicks} or {@code totals}
     * @param matched conversions that both know alike
     * @param differences how many there are of each kind
     * @param listed how many of them are kept
     * @param unreadable how many lines could not be understood
     * @param firstUnreadable the first of them
     */
    record Summary(
            LocalDate from,
            LocalDate to,
            String timeZone,
            String sub,
            String comparedBy,
            long matched,
            Map<String, Integer> differences,
            int listed,
            int unreadable,
            List<Unreadable> firstUnreadable) {

        static Summary of(Upload upload, Statement statement, Result result) {
            Map<String, Integer> kinds = new TreeMap<>();
            result.differences().forEach(each -> kinds.merge(each.kind().wireName(), 1, Integer::sum));
            return new Summary(
                    upload.from(),
                    upload.to(),
                    upload.zone().getId(),
                    upload.ourSub(),
                    statement instanceof Statement.ByClick ? "clicks" : "totals",
                    result.matched(),
                    kinds,
                    Math.min(result.differences().size(), MOST_DIFFERENCES),
                    statement.unreadable().size(),
                    statement.unreadable().stream().limit(MOST_UNREADABLE).toList());
        }
    }

    /** One that is made now. */
    record Draft(NetworkId network, Instant madeAt, String madeBy, Summary summary, List<Difference> differences) {

        List<Difference> kept() {
            return differences.stream().limit(MOST_DIFFERENCES).toList();
        }
    }
}
