package io.clicktrail.postback.backfill;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.network.ConversionStatus;
import io.clicktrail.postback.network.Network;

/**
 * Asks for the history of a network.
 *
 * @param since when it happened, inclusive
 * @param until exclusive; now where it is not given
 * @param statuses all that the network lists where they are not given
 * @param perMinute 60 where it is not given
 * @param dryRun only count; false where it is not given
 */
record BackfillRequest(
        Instant since,
        @Nullable Instant until,
        @Nullable List<String> statuses,
        @Nullable Integer perMinute,
        @Nullable Boolean dryRun) {

    private static final int USUAL_PACE = 60;
    private static final int FASTEST = 60_000;

    /** @throws ProblemException naming the field that is wrong */
    Backfill judged(Network network, Instant now) {
        int pace = perMinute == null ? USUAL_PACE : perMinute;
        require(pace >= 1 && pace <= FASTEST, "per_minute", "1 to " + FASTEST);
        Instant end = until == null ? now : until;
        require(since.isBefore(end), "since", "before until");
        return new Backfill(network.id(), wanted(network), since, end, pace, Boolean.TRUE.equals(dryRun));
    }

    private Set<ConversionStatus> wanted(Network network) {
        Set<ConversionStatus> listed =
                EnumSet.copyOf(network.postback().statuses().keySet());
        if (statuses == null) {
            return listed;
        }
        require(!statuses.isEmpty(), "statuses", "at least one, or left out");
        Set<ConversionStatus> asked = EnumSet.noneOf(ConversionStatus.class);
        statuses.forEach(status -> asked.add(ConversionStatus.named(status)));
        require(listed.containsAll(asked), "statuses", "only such as the network lists");
        return asked;
    }

    private static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw new ProblemException(400, "invalid_field", field + ": " + rule);
        }
    }
}
