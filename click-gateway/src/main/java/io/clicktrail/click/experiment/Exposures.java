package io.clicktrail.click.experiment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ActivityEvent.ExperimentExposed;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Visitor;

/** Who counts as having seen a variant. */
public final class Exposures {

    private Exposures() {}

    /**
     * The exposure that a view makes, or null where there is no experiment, the visitor has been here before or is a
     * machine. The same visitor on the same day gives the same event id, so repeats collapse where Redis could not tell.
     */
    public static @Nullable ExperimentExposed of(
            @Nullable String experiment, String variant, Visitor visitor, ClickId click, Instant at) {
        if (experiment == null || visitor.standing() == Visitor.Standing.REPEAT || visitor.bot() != null) {
            return null;
        }
        Instant day = at.truncatedTo(ChronoUnit.DAYS);
        EventId id = EventId.derived(day, "experiment.exposed", experiment, visitor.key(), variant);
        return new ExperimentExposed(id, at, experiment, variant, visitor.key(), click);
    }
}
