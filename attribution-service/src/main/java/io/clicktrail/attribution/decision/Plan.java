package io.clicktrail.attribution.decision;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.clicktrail.attribution.decision.Change.Approve;
import io.clicktrail.attribution.decision.Change.Explain;
import io.clicktrail.attribution.decision.Change.Mark;
import io.clicktrail.attribution.decision.Change.Open;
import io.clicktrail.attribution.decision.Change.Undo;
import io.clicktrail.attribution.fact.PersonFacts;
import io.clicktrail.event.ConversionEvent;

/** All that is to be done about some people, in the order in which it must be done. */
public record Plan(List<Change> changes) {

    /** A person's facts beside what has been decided about them. */
    public record Case(PersonFacts facts, Past past) {}

    public static Plan of(Collection<Case> cases, Payers payers, Instant now) {
        return new Plan(cases.stream()
                .flatMap(each ->
                        Reconciliation.diff(each.past(), AttributionRules.decide(each.facts(), payers), now).stream())
                .toList());
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Revisions that begin. */
    public List<Standing> begun() {
        return only(Open.class).map(Open::standing).toList();
    }

    /** Revisions that are stored already and stand differently now. */
    public List<Standing> revised() {
        return changes.stream().flatMap(Plan::revised).toList();
    }

    /** Of these, those whose credit is not paid any more, as they stood before. */
    public List<Standing> noLongerPaid() {
        return only(Undo.class)
                .map(Undo::before)
                .filter(before -> before.state().isPaid())
                .toList();
    }

    public List<Mark> marks() {
        return only(Mark.class).toList();
    }

    public List<ConversionEvent> announcements() {
        return changes.stream()
                .flatMap(change -> Announcements.of(change).stream())
                .toList();
    }

    private static Stream<Standing> revised(Change change) {
        return switch (change) {
            case Approve(Standing standing) -> Stream.of(standing);
            case Undo(Standing _, Standing after) -> Stream.of(after);
            case Explain(Standing standing) -> Stream.of(standing);
            case Open _, Mark _ -> Stream.empty();
        };
    }

    private <C extends Change> Stream<C> only(Class<C> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast);
    }
}
