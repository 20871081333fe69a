package io.clicktrail.attribution.ledger;

import java.util.List;

import io.clicktrail.attribution.decision.Change;
import io.clicktrail.attribution.decision.Change.Approve;
import io.clicktrail.attribution.decision.Change.Explain;
import io.clicktrail.attribution.decision.Change.Mark;
import io.clicktrail.attribution.decision.Change.Open;
import io.clicktrail.attribution.decision.Change.Undo;
import io.clicktrail.attribution.decision.Standing;
import io.clicktrail.event.Conversion;

/**
 * The price of a credit moves. Of one revision each step is taken once at most, so taking it again says nothing new.
 *
 * <p>Whether the offer is metered at all is for the caller to know.
 */
public record Posting(Step step, Conversion conversion) {

    /** What follows from a change of what is stored; of revisions that begin see {@link #ofSeated}. */
    public static List<Posting> of(Change change) {
        return switch (change) {
            case Approve(Standing standing) -> List.of(new Posting(Step.EARN, standing.conversion()));
            case Undo undo -> ofEnd(undo.before());
            case Open _, Explain _, Mark _ -> List.of();
        };
    }

    /** A credit has got the place for which it queued. */
    public static List<Posting> ofSeated(Standing standing) {
        Conversion conversion = standing.conversion();
        Posting pledge = new Posting(Step.PLEDGE, conversion);
        return standing.state() == Standing.State.APPROVED
                ? List.of(pledge, new Posting(Step.EARN, conversion))
                : List.of(pledge);
    }

    private static List<Posting> ofEnd(Standing before) {
        return switch (before.state()) {
            case PENDING -> List.of(new Posting(Step.RELEASE, before.conversion()));
            case APPROVED -> List.of(new Posting(Step.REVERSE, before.conversion()));
            case OVER_CAP, REJECTED, REVERSED -> List.of();
        };
    }

    public long stars() {
        return starsOf(conversion);
    }

    /** What it costs a metered offer, which is priced in whole Stars. */
    public static long starsOf(Conversion conversion) {
        return conversion.rate().amount().longValueExact();
    }
}
