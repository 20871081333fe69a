package io.clicktrail.attribution.decision;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.decision.ActionStatus.State;
import io.clicktrail.attribution.fact.Action;

/** A step from what is stored to what the facts say. */
public sealed interface Change {

    /** A revision begins. */
    record Open(Standing standing) implements Change {}

    /** The hold has passed. */
    record Approve(Standing standing) implements Change {}

    /** A revision comes undone. */
    record Undo(Standing before, Standing after) implements Change {}

    /** The same credit, with more clicks that lost. */
    record Explain(Standing standing) implements Change {}

    /**
     * An action's status changes.
     *
     * @param before absent for an action that is new
     */
    record Mark(Action action, @Nullable ActionStatus before, ActionStatus after) implements Change {

        boolean parks() {
            return after.state() == State.PARKED && !wasParked();
        }

        boolean expires() {
            return wasParked() && (after.state() == State.EXPIRED || after.state() == State.LATE);
        }

        private boolean wasParked() {
            return before != null && before.state() == State.PARKED;
        }
    }
}
