package io.clicktrail.attribution.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.clicktrail.attribution.decision.ActionStatus.Lateness;
import io.clicktrail.attribution.decision.Change.Approve;
import io.clicktrail.attribution.decision.Change.Explain;
import io.clicktrail.attribution.decision.Change.Mark;
import io.clicktrail.attribution.decision.Change.Open;
import io.clicktrail.attribution.decision.Change.Undo;
import io.clicktrail.attribution.decision.Standing.State;
import io.clicktrail.attribution.decision.Verdict.Campaign;
import io.clicktrail.attribution.decision.Verdict.Credit;
import io.clicktrail.attribution.decision.Verdict.Repeat;
import io.clicktrail.attribution.decision.Verdict.Tracked;
import io.clicktrail.attribution.decision.Verdict.Unexplained;
import io.clicktrail.attribution.decision.Verdict.Untracked;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.ConversionEvent.Undoing;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.EventId;

import static java.util.stream.Collectors.toMap;

/**
 * What must be done so that the stored past of one person agrees with the verdicts on the facts.
 *
 * <p>Until an action is settled it follows the facts wherever they go. From then on its credit, or the lack of one,
 * stays; only a leave still takes a credit back, and the action is listed as late where the facts say otherwise.
 */
public final class Reconciliation {

    private final Map<EventId, ActionStatus> statuses;
    private final Map<EventId, Verdict> verdicts;
    private final Map<ConversionId, Standing> newest;
    private final Map<EventId, Standing> credited;
    private final Instant now;

    private Reconciliation(Past past, List<Verdict> verdicts, Instant now) {
        this.statuses = past.statuses();
        this.verdicts =
                verdicts.stream().collect(toMap(verdict -> verdict.action().event(), Function.identity()));
        this.newest = past.standings().stream()
                .collect(toMap(each -> each.conversion().id(), Function.identity()));
        this.credited = past.standings().stream()
                .filter(standing -> !standing.superseded())
                .collect(toMap(Standing::action, Function.identity()));
        this.now = now;
    }

    /** Revisions that end come before those that begin. Nothing where the past agrees with the facts. */
    public static List<Change> diff(Past past, List<Verdict> verdicts, Instant now) {
        var reconciliation = new Reconciliation(past, verdicts, now);
        return Stream.of(
                        past.standings().stream().map(reconciliation::revise),
                        verdicts.stream().map(reconciliation::open),
                        verdicts.stream().map(reconciliation::mark))
                .flatMap(Function.identity())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Change> revise(Standing standing) {
        if (standing.superseded() || !(verdicts.get(standing.action()) instanceof Tracked verdict)) {
            return Optional.empty();
        }
        if (!verdict.settled(now) && !agree(verdict, standing)) {
            return Optional.of(new Undo(standing, standing.undone(Undoing.SUPERSEDED, now)));
        }
        Standing explained = verdict.settled(now) ? standing : standing.explainedBy(verdict.explanation());
        Instant leftAt = verdict.leftAt();
        if (standing.undone() == null && leftAt != null && leftAt.isBefore(standing.keptFrom())) {
            return Optional.of(new Undo(standing, explained.undone(verdict.undoing(), leftAt)));
        }
        if (standing.state() == State.PENDING && !now.isBefore(standing.dueAt())) {
            return Optional.of(new Approve(explained.approved()));
        }
        return explained.equals(standing) ? Optional.empty() : Optional.of(new Explain(explained));
    }

    private Optional<Change> open(Verdict verdict) {
        if (!(verdict instanceof Credit credit) || credit.settled(now)) {
            return Optional.empty();
        }
        Standing last = newest.get(credit.conversion());
        if (last == null) {
            return Optional.of(new Open(Standing.begin(credit, 1, now)));
        }
        if (!last.superseded() && (agree(credit, last) || isSettled(last))) {
            return Optional.empty();
        }
        return Optional.of(new Open(Standing.begin(credit, last.conversion().revision() + 1, now)));
    }

    private Optional<Change> mark(Verdict verdict) {
        ActionStatus before = statuses.get(verdict.action().event());
        ActionStatus after = statusOf(verdict);
        return after.equals(before) ? Optional.empty() : Optional.of(new Mark(verdict.action(), before, after));
    }

    private ActionStatus statusOf(Verdict verdict) {
        return switch (verdict) {
            case Untracked untracked -> ActionStatus.untracked(untracked);
            case Tracked tracked when tracked.settled(now) -> settledStatusOf(tracked);
            case Credit credit ->
                heldByAnother(credit)
                        ? ActionStatus.late(Lateness.CONVERSION_SETTLED, credit)
                        : ActionStatus.of(ActionStatus.State.CREDITED, credit);
            case Repeat repeat -> ActionStatus.of(ActionStatus.State.REPEAT, repeat);
            case Campaign campaign -> ActionStatus.of(ActionStatus.State.CAMPAIGN, campaign);
            case Unexplained unexplained -> ActionStatus.of(ActionStatus.State.PARKED, unexplained);
        };
    }

    private ActionStatus settledStatusOf(Tracked verdict) {
        Standing standing = credited.get(verdict.action().event());
        if (standing != null) {
            return agree(verdict, standing)
                    ? ActionStatus.of(ActionStatus.State.CREDITED, verdict)
                    : ActionStatus.late(Lateness.CREDIT_SETTLED, verdict);
        }
        return switch (verdict) {
            case Credit credit ->
                ActionStatus.late(
                        heldByAnother(credit) ? Lateness.CONVERSION_SETTLED : Lateness.EXPIRED_BEFORE, credit);
            case Repeat repeat -> ActionStatus.of(ActionStatus.State.REPEAT, repeat);
            case Campaign campaign -> ActionStatus.of(ActionStatus.State.CAMPAIGN, campaign);
            case Unexplained unexplained -> ActionStatus.of(ActionStatus.State.EXPIRED, unexplained);
        };
    }

    private static boolean agree(Verdict verdict, Standing standing) {
        return verdict instanceof Credit credit
                && credit.conversion().equals(standing.conversion().id())
                && credit.action().event().equals(standing.action())
                && agree(credit, standing.conversion());
    }

    /** What makes no difference to who is paid when and how much may differ. */
    private static boolean agree(Credit credit, Conversion conversion) {
        return credit.click().id().equals(conversion.click())
                && credit.action().at().equals(conversion.actedAt())
                && credit.premium() == conversion.premium();
    }

    /** Whether a settled action has the conversion that is due for this one. */
    private boolean heldByAnother(Credit credit) {
        Standing holder = newest.get(credit.conversion());
        return holder != null
                && !holder.superseded()
                && !holder.action().equals(credit.action().event())
                && isSettled(holder);
    }

    private boolean isSettled(Standing standing) {
        return verdicts.get(standing.action()) instanceof Tracked verdict && verdict.settled(now);
    }
}
