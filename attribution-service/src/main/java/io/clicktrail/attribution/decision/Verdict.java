package io.clicktrail.attribution.decision;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.fact.Action;
import io.clicktrail.attribution.fact.Click;
import io.clicktrail.attribution.fact.Join;
import io.clicktrail.attribution.fact.Share;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.Offer;

/** What the facts say about one action. */
public sealed interface Verdict {

    Action action();

    /** A verdict on an action for which some offer pays. */
    sealed interface Tracked extends Verdict {

        Explanation explanation();

        /** When the past becomes settled: later facts do not change who is credited for this action. */
        Instant settlesAt();

        /** When the membership that began with this action ended; absent while it lasts, or where none began. */
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

    /**
     * The action is owed to a click.
     *
     * @param rationed whether the offer has only so many credits
     * @param premium whether the person had Telegram Premium then
     */
    record Credit(
            Action action,
            ConversionId conversion,
            Offer offer,
            boolean rationed,
            Click click,
            boolean premium,
            @Nullable Instant leftAt,
            Instant settlesAt,
            Explanation explanation)
            implements Tracked {

        Instant dueAt() {
            return action.at().plus(offer.hold());
        }

        /** A leave before this moment takes the credit back. */
        Instant keptFrom() {
            return dueAt().plus(offer.clawback());
        }

        Conversion toConversion(int revision) {
            return new Conversion(
                    conversion,
                    revision,
                    click.id(),
                    offer.id(),
                    offer.goal(),
                    action.user(),
                    placeOf(action, offer),
                    premium,
                    offer.rate().of(premium),
                    offer.payout(),
                    click.network(),
                    click.networkClickId(),
                    click.subs(),
                    click.at(),
                    action.at());
        }
    }

    /** The conversion that the winning click would make is credited for an earlier action already. */
    record Repeat(Action action, @Nullable Instant leftAt, Instant settlesAt, Explanation explanation)
            implements Tracked {}

    /** No click explains the action. */
    record Unexplained(Action action, @Nullable Instant leftAt, Instant settlesAt, Explanation explanation)
            implements Tracked {}

    /** No offer pays for it. */
    record Untracked(Action action) implements Verdict {}

    /** Where the offer's action was done. */
    static String placeOf(Action action, Offer offer) {
        return switch (action) {
            case Join join -> Long.toString(join.chat().id());
            case Share _ -> offer.place();
        };
    }
}
