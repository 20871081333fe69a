package io.clicktrail.attribution.decision;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.fact.Action;
import io.clicktrail.attribution.fact.Click;
import io.clicktrail.attribution.fact.Join;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.ConversionEvent.Undoing;
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

        /** When the membership that began with this action ended, or the action was taken back; absent while it stands. */
        @Nullable
        Instant leftAt();

        /** Why it came undone, where it did. */
        default Undoing undoing() {
            return action() instanceof Join ? Undoing.LEFT : Undoing.TAKEN_BACK;
        }

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
     * @param place where it was done
     * @param rationed whether the offer has only so many credits
     * @param premium whether the person had Telegram Premium then
     */
    record Credit(
            Action action,
            ConversionId conversion,
            Offer offer,
            String place,
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
                    place,
                    premium,
                    offer.rate().of(premium),
                    offer.payout(),
                    click.network(),
                    click.networkClickId(),
                    click.subs(),
                    click.at(),
                    action.at(),
                    click.origin());
        }
    }

    /** The conversion that the winning click would make is credited for an earlier action already. */
    record Repeat(Action action, @Nullable Instant leftAt, Instant settlesAt, Explanation explanation)
            implements Tracked {}

    /** No click explains the action, but it was done by an offer's own link: the campaign brought it, and nobody is paid. */
    record Campaign(Action action, @Nullable Instant leftAt, Instant settlesAt, Explanation explanation)
            implements Tracked {}

    /** No click explains the action. */
    record Unexplained(Action action, @Nullable Instant leftAt, Instant settlesAt, Explanation explanation)
            implements Tracked {}

    /**
     * No offer pays for it.
     *
     * @param why absent where no offer names what was done
     */
    record Untracked(Action action, @Nullable Explanation why) implements Verdict {}
}
