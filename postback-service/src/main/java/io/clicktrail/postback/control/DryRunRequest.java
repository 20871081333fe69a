package io.clicktrail.postback.control;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.NetworkId;
import io.clicktrail.http.page.Cursor;
import io.clicktrail.http.problem.ProblemException;

/**
 * Asks what a rule would have done to what was planned in a time.
 *
 * @param network absent: the rule's, or all
 * @param to exclusive
 * @param cursor of the list of those that match; their number is always that of the whole time
 */
record DryRunRequest(
        RuleRequest rule,
        @Nullable NetworkId network,
        Instant from,
        Instant to,
        @Nullable String cursor,
        @Nullable Integer limit) {

    private static final Duration LONGEST = Duration.ofDays(400);
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    /** @throws ProblemException naming the field that is wrong */
    DryRun judged() {
        boolean inOrder = from.isBefore(to) && Duration.between(from, to).compareTo(LONGEST) <= 0;
        if (!inOrder) {
            throw new ProblemException(400, "invalid_field", "to: after from, and at most 400 days");
        }
        Rule asked = rule.judged().rule();
        int size = Math.clamp(limit == null ? USUAL_PAGE : limit, 1, LARGEST_PAGE);
        return new DryRun(asked, network == null ? asked.network() : network, from, to, Cursor.parse(cursor), size);
    }
}
