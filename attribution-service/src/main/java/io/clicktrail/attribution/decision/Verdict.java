package io.clicktrail.attribution.decision;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.fact.Click;
import io.clicktrail.attribution.fact.Join;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.Offer;

/** What the facts say about one join. */
public sealed interface Verdict {

    Join join();

    /** A verdict on a join at a place that some offer promotes. */
    sealed interface Tracked extends Verdict {

        Explanation explanation();

        /** When the past becomes settled: later facts do not change who is credited for this join. */
        Instant settlesAt();

        /** When the membership that began with this join ended; absent while it lasts. */
        @Nullable
        Instant leftAt();

        default boolean settled(Instant now) {
            return now.isAfter(settlesAt());
        }

        /** Whether the membership ended before the moment. */
        default boolean leftBefore(Instant moment) {
            Instant left = leftAt();
            return left != null && left.isBefore(moment);
        }
    }

    /** The join is owed to a click. */
    record Credit(
            Join join,
            ConversionId conversion,
            Offer offer,
            Click click,
            @Nullable Instant leftAt,
            Instant settlesAt,
            Explanation explanation)
            implements Tracked {

        Instant dueAt() {
            return join.at().plus(offer.hold());
        }

        /** A leave before this moment takes the credit back. */
        Instant keptFrom() {
            return dueAt().plus(offer.clawback());
        }

        boolean capped() {
            return offer.caps().total() > 0 || offer.caps().window() != null;
        }

        Conversion toConversion(int revision) {
            return new Conversion(
                    conversion,
                    revision,
                    click.id(),
                    offer.id(),
                    offer.goal(),
                    join.user(),
                    Long.toString(join.chat().id()),
                    join.premium(),
                    offer.rate().of(join.premium()),
                    offer.payout(),
                    click.network(),
                    click.networkClickId(),
                    click.subs(),
                    click.at(),
                    join.at());
        }
    }

    /** The click that wins is credited for an earlier join of the same chat. */
    record Repeat(Join join, @Nullable Instant leftAt, Instant settlesAt, Explanation explanation) implements Tracked {}

    /** No click explains the join. */
    record Unexplained(Join join, @Nullable Instant leftAt, Instant settlesAt, Explanation explanation)
            implements Tracked {}

    /** No offer promotes the place. */
    record Untracked(Join join) implements Verdict {}
}
