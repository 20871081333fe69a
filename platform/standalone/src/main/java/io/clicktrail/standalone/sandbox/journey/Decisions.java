package io.clicktrail.standalone.sandbox.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

/**
 * Finds for each entry what attribution-service says of it. Its events carry no mark of ours, so the first comment is taken
 * for the first that it tells of, and so on: that is how people read the page, too.
 */
final class Decisions {
    /** For so long something may still be on its way that explains an action. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(5);

    private static final Comparator<JsonNode> BY_TIME = Comparator.comparing(
                    (JsonNode action) -> Instant.parse(action.path("acted_at").asString()))
            .thenComparing(action -> action.path("event").asString());

    private final List<Entry> entries;
    private final List<JsonNode> actions;
    private final List<JsonNode> conversions;
    private final Instant now;

    /**
     * @param actions all of the person, in any order
     * @param conversions all of the person, of each the newest revision last or first
     */
    Decisions(List<Entry> entries, List<JsonNode> actions, List<JsonNode> conversions, Instant now) {
        this.entries = List.copyOf(entries);
        this.actions = actions.stream().sorted(BY_TIME).toList();
        this.conversions = List.copyOf(conversions);
        this.now = now;
    }

    /** One for each entry, in their order. */
    List<Verdict> verdicts() {
        var verdicts = new ArrayList<Verdict>();
        for (var i = 0; i < entries.size(); i++) {
            verdicts.add(verdict(i));
        }
        return verdicts;
    }

    private Verdict verdict(int index) {
        var entry = entries.get(index);
        return switch (entry) {
            case Entry.Clicked _ -> Verdict.NONE;
            case Entry.Acted acted when acted.deed() == Deed.LEAVE -> ofLeave(index);
            case Entry.Acted acted ->
                actionOf(index).map(action -> ofAction(acted, action)).orElse(Verdict.AWAITED);
        };
    }

    private Verdict ofAction(Entry entry, JsonNode action) {
        if (action.path("state").asString("").equals("credited")) {
            return conversionOf(action).map(Verdict::credited).orElse(Verdict.AWAITED);
        }
        return Verdict.refused(action, isPast(entry));
    }

    /** A leave is no action of its own: it shows in what it took back. */
    private Verdict ofLeave(int index) {
        var taken = lastJoinBefore(index)
                .flatMap(this::actionOf)
                .flatMap(this::conversionOf)
                .filter(conversion -> conversion.path("undoing").asString("").equals("left"));
        if (taken.isPresent()) {
            return Verdict.left(taken.get());
        }
        return isPast(entries.get(index)) ? Verdict.LEFT_FOR_NOTHING : Verdict.AWAITED;
    }

    private Optional<Integer> lastJoinBefore(int index) {
        var joins = new ArrayList<Integer>();
        for (var i = 0; i < index; i++) {
            if (isActed(i, Deed.JOIN)) {
                joins.add(i);
            }
        }
        return joins.isEmpty() ? Optional.empty() : Optional.of(joins.getLast());
    }

    private Optional<JsonNode> actionOf(int index) {
        var deed = entries.get(index).deed();
        var before = 0L;
        for (var i = 0; i < index; i++) {
            before += isActed(i, deed) ? 1 : 0;
        }
        return actions.stream()
                .filter(action -> action.path("goal").asString("join").equals(deed.wireName()))
                .skip(before)
                .findFirst();
    }

    private boolean isActed(int index, Deed deed) {
        return entries.get(index) instanceof Entry.Acted acted && acted.deed() == deed;
    }

    private Optional<JsonNode> conversionOf(JsonNode action) {
        return conversions.stream()
                .filter(conversion -> conversion.path("action").equals(action.path("event")))
                .max(Comparator.comparingInt(
                        conversion -> conversion.path("revision").asInt()));
    }

    private boolean isPast(Entry entry) {
        return entry.at().plus(UNDER_WAY).isBefore(now);
    }
}
