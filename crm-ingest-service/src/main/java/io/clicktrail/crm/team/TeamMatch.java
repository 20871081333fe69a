package io.clicktrail.crm.team;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.PurchaseEvent.Confidence;

/** Which team it was, and how that is known. */
public sealed interface TeamMatch {

    /** The {@code utm_source} is the team's own. */
    record Exact(Team team) implements TeamMatch {}

    /**
     * A pattern of the team stands in a UTM value.
     *
     * @param field which value: {@code source}, {@code campaign}
     */
    record Pattern(Team team, String pattern, String field) implements TeamMatch {}

    /** Patterns of several teams fit equally well. */
    record Ambiguous(List<Team> candidates, String field) implements TeamMatch {}

    /** Nothing points to a team. */
    record None() implements TeamMatch {}

    /** The team, unless that would be a guess. */
    default @Nullable Team team() {
        return switch (this) {
            case Exact exact -> exact.team;
            case Pattern pattern -> pattern.team;
            case Ambiguous _, None _ -> null;
        };
    }

    default Confidence confidence() {
        return switch (this) {
            case Exact _ -> Confidence.HIGH;
            case Pattern _ -> Confidence.MEDIUM;
            case Ambiguous _, None _ -> Confidence.LOW;
        };
    }

    /** Names of the teams between which it could not be decided. */
    default List<String> undecided() {
        return this instanceof Ambiguous ambiguous
                ? ambiguous.candidates.stream().map(Team::name).toList()
                : List.of();
    }
}
