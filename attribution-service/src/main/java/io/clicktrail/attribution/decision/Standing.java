package io.clicktrail.attribution.decision;

import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.decision.Verdict.Credit;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.ConversionEvent.Undoing;
import io.clicktrail.event.EventId;

/**
 * How one revision of a conversion stands.
 *
 * @param action what it is credited for
 * @param undone absent while it stands
 * @param dueAt when the hold has passed
 * @param keptFrom a leave before this moment takes the credit back
 */
public record Standing(
        Conversion conversion,
        EventId action,
        State state,
        @Nullable Undone undone,
        Instant dueAt,
        Instant keptFrom,
        Explanation explanation) {

    /** What networks and advertisers see. */
    public enum State {
        /** Credited, and held. */
        PENDING,
        /** Credited for good, unless the user leaves within the clawback. */
        APPROVED,
        /** Came undone before it was approved. */
        REJECTED,
        /** Came undone after it was approved. */
        REVERSED,
        /** Entitled, but the offer's places are taken or its budget is: unpaid, and in line for when that changes. */
        OVER_CAP;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException if there is no such state */
        @JsonCreator
        public static State parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        /** Whether it takes one of the places of the offer's caps, and Stars of its budget. */
        public boolean isPaid() {
            return this == PENDING || this == APPROVED;
        }
    }

    /** Why and when a credit came undone. */
    public record Undone(Undoing why, Instant at) {}

    /**
     * A new revision. Where the offer has caps or a budget it queues for a place; where the user is known to have left too early it
     * is over before it begins.
     */
    static Standing begin(Credit credit, int revision, Instant now) {
        Instant leftAt = credit.leftAt();
        Undone undone =
                leftAt != null && leftAt.isBefore(credit.keptFrom()) ? new Undone(credit.undoing(), leftAt) : null;
        State state =
                undone != null ? State.REJECTED : credit.rationed() ? State.OVER_CAP : stateOf(credit.dueAt(), now);
        return new Standing(
                credit.toConversion(revision),
                credit.action().event(),
                state,
                undone,
                credit.dueAt(),
                credit.keptFrom(),
                credit.explanation());
    }

    private static State stateOf(Instant dueAt, Instant now) {
        return now.isBefore(dueAt) ? State.PENDING : State.APPROVED;
    }

    boolean superseded() {
        return undone != null && undone.why() == Undoing.SUPERSEDED;
    }

    Standing approved() {
        return new Standing(conversion, action, State.APPROVED, undone, dueAt, keptFrom, explanation);
    }

    /** Undone: reversed if it had been approved, otherwise rejected. */
    Standing undone(Undoing why, Instant at) {
        State next = state == State.APPROVED || state == State.REVERSED ? State.REVERSED : State.REJECTED;
        return new Standing(conversion, action, next, new Undone(why, at), dueAt, keptFrom, explanation);
    }

    Standing explainedBy(Explanation better) {
        return new Standing(conversion, action, state, undone, dueAt, keptFrom, better);
    }
}
