package io.clicktrail.crm.deal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.crm.deal.StatusChange.Stage;

/**
 * The changes of one lead in the order in which they happened, whatever the order in which they came. The CRM tells
 * time in whole seconds; within one, a change comes after the one that led to its previous stage.
 */
public final class Timeline {

    private static final Comparator<StatusChange> BY_TIME =
            Comparator.comparing(StatusChange::at).thenComparing(StatusChange::key);

    private Timeline() {}

    public static List<StatusChange> of(Collection<StatusChange> changes) {
        LinkedList<StatusChange> waiting =
                new LinkedList<>(changes.stream().sorted(BY_TIME).toList());
        List<StatusChange> ordered = new ArrayList<>(waiting.size());
        Stage stage = null;
        while (!waiting.isEmpty()) {
            StatusChange next = next(waiting, stage);
            waiting.remove(next);
            ordered.add(next);
            stage = next.stage();
        }
        return ordered;
    }

    /** Of the changes within the first second, the one that leads on from the stage; else the one that others do not lead to. */
    private static StatusChange next(List<StatusChange> waiting, @Nullable Stage stage) {
        StatusChange first = waiting.getFirst();
        List<StatusChange> together = waiting.stream()
                .takeWhile(change -> change.at().equals(first.at()))
                .toList();
        return together.stream()
                .filter(change -> stage != null && stage.equals(change.previous()))
                .findFirst()
                .or(() -> together.stream()
                        .filter(change -> startsFrom(change, together))
                        .findFirst())
                .orElse(first);
    }

    private static boolean startsFrom(StatusChange change, List<StatusChange> together) {
        return together.stream().noneMatch(other -> other.stage().equals(change.previous()));
    }
}
