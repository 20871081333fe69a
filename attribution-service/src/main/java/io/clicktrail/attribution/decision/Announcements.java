package io.clicktrail.attribution.decision;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.decision.Change.Approve;
import io.clicktrail.attribution.decision.Change.Explain;
import io.clicktrail.attribution.decision.Change.Mark;
import io.clicktrail.attribution.decision.Change.Open;
import io.clicktrail.attribution.decision.Change.Undo;
import io.clicktrail.attribution.decision.Standing.Undone;
import io.clicktrail.attribution.fact.Action;
import io.clicktrail.attribution.fact.Deed;
import io.clicktrail.attribution.fact.Join;
import io.clicktrail.attribution.fact.Reported;
import io.clicktrail.attribution.fact.Share;
import io.clicktrail.event.Chat;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.ConversionEvent;
import io.clicktrail.event.ConversionEvent.ActionExpired;
import io.clicktrail.event.ConversionEvent.ActionParked;
import io.clicktrail.event.ConversionEvent.ConversionApproved;
import io.clicktrail.event.ConversionEvent.ConversionPending;
import io.clicktrail.event.ConversionEvent.ConversionRejected;
import io.clicktrail.event.ConversionEvent.ConversionReversed;
import io.clicktrail.event.EventId;
import io.clicktrail.event.OfferId;

/**
 * What the world is told about a change, in the order in which it must be heard. Nothing about a credit that has never
 * had a place. The same step has the same event id whenever it is taken.
 */
public final class Announcements {

    private Announcements() {}

    public static List<ConversionEvent> of(Change change) {
        return switch (change) {
            case Open(Standing standing) -> ofBeginning(standing);
            case Approve(Standing standing) -> List.of(approved(standing));
            case Undo(Standing before, Standing after) -> ofEnding(before, after);
            case Explain _ -> List.of();
            case Mark mark -> ofMark(mark);
        };
    }

    /** A revision has begun, or has got the place that it queued for. */
    public static List<ConversionEvent> ofBeginning(Standing standing) {
        return switch (standing.state()) {
            case OVER_CAP -> List.of();
            case PENDING -> List.of(pending(standing));
            case APPROVED -> List.of(pending(standing), approved(standing));
            case REJECTED, REVERSED -> List.of(pending(standing), rejected(standing.conversion(), end(standing)));
        };
    }

    private static List<ConversionEvent> ofEnding(Standing before, Standing after) {
        return switch (before.state()) {
            case PENDING -> List.of(rejected(after.conversion(), end(after)));
            case APPROVED -> List.of(reversed(after.conversion(), end(after)));
            case OVER_CAP, REJECTED, REVERSED -> List.of();
        };
    }

    private static List<ConversionEvent> ofMark(Mark mark) {
        if (mark.parks()) {
            return List.of(parked(mark.action(), mark.after()));
        }
        return mark.expires() ? List.of(expired(mark.action(), mark.after())) : List.of();
    }

    private static ConversionEvent pending(Standing standing) {
        Conversion conversion = standing.conversion();
        Instant at = conversion.actedAt();
        return new ConversionPending(idOf("conversion.pending", at, conversion), at, conversion);
    }

    private static ConversionEvent approved(Standing standing) {
        Conversion conversion = standing.conversion();
        Instant at = standing.dueAt();
        return new ConversionApproved(idOf("conversion.approved", at, conversion), at, conversion);
    }

    private static ConversionEvent rejected(Conversion conversion, Undone undone) {
        EventId id = idOf("conversion.rejected", undone.at(), conversion);
        return new ConversionRejected(id, undone.at(), conversion, undone.why());
    }

    private static ConversionEvent reversed(Conversion conversion, Undone undone) {
        EventId id = idOf("conversion.reversed", undone.at(), conversion);
        return new ConversionReversed(id, undone.at(), conversion, undone.why());
    }

    private static ConversionEvent parked(Action action, ActionStatus status) {
        EventId id =
                EventId.derived(action.at(), "action.parked", action.event().toString());
        Instant until = Objects.requireNonNull(status.settlesAt(), "what is parked settles");
        return new ActionParked(id, action.at(), action.event(), action.user(), chatOf(action), offerOf(action), until);
    }

    private static ConversionEvent expired(Action action, ActionStatus status) {
        Instant at = Objects.requireNonNull(status.settlesAt(), "what has expired was parked");
        EventId id = EventId.derived(at, "action.expired", action.event().toString());
        return new ActionExpired(id, at, action.event(), action.user(), chatOf(action), offerOf(action));
    }

    private static @Nullable Chat chatOf(Action action) {
        return switch (action) {
            case Join join -> join.chat();
            case Deed deed -> deed.chat();
            case Share _, Reported _ -> null;
        };
    }

    private static @Nullable OfferId offerOf(Action action) {
        return switch (action) {
            case Join _, Deed _ -> null;
            case Share share -> share.offer();
            case Reported told -> told.offer();
        };
    }

    private static Undone end(Standing standing) {
        return Objects.requireNonNull(standing.undone(), "it has come undone");
    }

    private static EventId idOf(String step, Instant at, Conversion conversion) {
        return EventId.derived(at, step, conversion.id().toString(), Integer.toString(conversion.revision()));
    }
}
