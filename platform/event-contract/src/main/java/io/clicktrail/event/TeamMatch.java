package io.clicktrail.event;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.PurchaseEvent.Confidence;

/** Which team UTM marks name, and how that is known. */
public sealed interface TeamMatch {

    /** The {@code utm_source} is the team's own. */
    record Exact(Team team) implements TeamMatch {}

    /**
     * A pattern of the team stands in one of the values.
     *
     * @param field in which value: {@code source}, {@code campaign}
     */
    record ByPattern(Team team, String pattern, String field) implements TeamMatch {}

    /**
     * Several teams have an equal claim.
     *
     * @param candidates in the order of their ids
     */
    record Ambiguous(List<Team> candidates, String field) implements TeamMatch {}

    /** Nothing points to a team. */
    record None() implements TeamMatch {}

    /** The team, unless that would be a guess. */
    default @Nullable Team team() {
        return switch (this) {
            case Exact exact -> exact.team;
            case ByPattern match -> match.team;
            case Ambiguous _, None _ -> null;
        };
    }

    /** Between which nothing decides; empty unless several have an equal claim. */
    default List<Team> candidates() {
        return List.of();
    }

    default Confidence confidence() {
        return switch (this) {
            case Exact _ -> Confidence.HIGH;
            case ByPattern _ -> Confidence.MEDIUM;
            case Ambiguous _, None _ -> Confidence.LOW;
        };
    }
}
