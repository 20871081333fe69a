package io.clicktrail.postback.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.network.ConversionStatus;

/**
 * Decides on planned postbacks: by what has become of the steps before them in their threads, and by the rules.
 *
 * <p>A reversal shares the fate of what it takes back, whatever rules say: it is never sent where that was not, and always
 * where that was. What a person has declined stays so for all that follows in the same revision. What follows a held step
 * is held with it, so that nothing overtakes.
 */
public final class Judge {

    private static final Set<ConversionStatus> OWED =
            Set.of(ConversionStatus.APPROVED, ConversionStatus.SALE, ConversionStatus.REBILL);

    private final List<Rule> rules;
    private final Map<Visitor, List<Sighting>> sightings = new HashMap<>();
    private final Map<UUID, List<Fate>> fates = new HashMap<>();

    /**
     * @param rules those in force, in the order in which they are asked
     * @param sightings who has come before
     * @param fates of the steps that stand in the threads already
     */
    Judge(List<Rule> rules, Collection<Sighting> sightings, Collection<Fate> fates) {
        this.rules = List.copyOf(rules);
        sightings.forEach(this::remember);
        fates.forEach(this::remember);
    }

    private record Visitor(NetworkId network, String visitor) {}

    /** A conversion that came from a visitor to a network. */
    record Sighting(NetworkId network, String visitor, UUID conversion, Instant actedAt) {}

    /** What became of a step. */
    record Fate(UUID thread, int revision, ConversionStatus status, Standing standing) {

        private boolean isOf(Subject subject) {
            return revision == subject.revision() && status == subject.status();
        }

        private boolean isBefore(Subject subject) {
            return revision < subject.revision()
                    || revision == subject.revision()
                            && status.step() < subject.status().step();
        }
    }

    /** What others have to know of a step. */
    enum Standing {
        /** On its way, or over. */
        FREE,
        HELD,
        DECLINED,
        /** Declined by a person. */
        REFUSED
    }

    /** One verdict for each, in order; each counts for those behind it. A step that has a fate already keeps it. */
    public List<Verdict> judge(List<Subject> subjects) {
        List<Verdict> verdicts = new ArrayList<>(subjects.size());
        for (Subject subject : subjects) {
            Fate known = fateOf(subject, fate -> fate.isOf(subject));
            Verdict verdict = known == null ? verdictOn(subject) : new Verdict.Send();
            if (known == null) {
                remember(new Fate(subject.thread(), subject.revision(), subject.status(), standingAfter(verdict)));
                sight(subject);
            }
            verdicts.add(verdict);
        }
        return List.copyOf(verdicts);
    }

    private Verdict verdictOn(Subject subject) {
        if (fateOf(subject, fate -> isRefusedBefore(fate, subject)) != null) {
            return new Verdict.Decline(Verdict.EARLIER_DECLINED);
        }
        Fate takenBack = fateOf(subject, fate -> isTakenBackBy(subject, fate));
        if (takenBack != null && takenBack.standing() == Standing.DECLINED) {
            return new Verdict.Decline(Verdict.EARLIER_DECLINED);
        }
        Verdict verdict = takenBack == null ? byRules(subject) : new Verdict.Send();
        return verdict instanceof Verdict.Send && isBehindHeld(subject)
                ? new Verdict.Hold(Verdict.EARLIER_HELD)
                : verdict;
    }

    private static boolean isRefusedBefore(Fate fate, Subject subject) {
        return fate.standing() == Standing.REFUSED && fate.revision() == subject.revision() && fate.isBefore(subject);
    }

    private static boolean isTakenBackBy(Subject subject, Fate fate) {
        return subject.status() == ConversionStatus.REVERSED
                && fate.revision() == subject.revision()
                && OWED.contains(fate.status());
    }

    private boolean isBehindHeld(Subject subject) {
        return fateOf(subject, fate -> fate.standing() == Standing.HELD && fate.isBefore(subject)) != null;
    }

    private Verdict byRules(Subject subject) {
        int sameVisitor = sameVisitor(subject);
        return rules.stream()
                .filter(rule -> rule.holds(subject, sameVisitor))
                .findFirst()
                .map(Rule::verdict)
                .orElseGet(Verdict.Send::new);
    }

    private int sameVisitor(Subject subject) {
        String visitor = subject.visitor();
        return visitor == null
                ? 0
                : (int) sightings.getOrDefault(new Visitor(subject.network(), visitor), List.of()).stream()
                        .filter(sighting -> sighting.actedAt().isBefore(subject.actedAt()))
                        .map(Sighting::conversion)
                        .filter(conversion -> !conversion.equals(subject.conversion()))
                        .distinct()
                        .count();
    }

    private @Nullable Fate fateOf(Subject subject, Predicate<Fate> wanted) {
        return fates.getOrDefault(subject.thread(), List.of()).stream()
                .filter(wanted)
                .findFirst()
                .orElse(null);
    }

    private static Standing standingAfter(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Send _ -> Standing.FREE;
            case Verdict.Hold _ -> Standing.HELD;
            case Verdict.Decline _ -> Standing.DECLINED;
        };
    }

    private void sight(Subject subject) {
        String visitor = subject.visitor();
        if (visitor != null) {
            remember(new Sighting(subject.network(), visitor, subject.conversion(), subject.actedAt()));
        }
    }

    private void remember(Sighting sighting) {
        sightings
                .computeIfAbsent(new Visitor(sighting.network(), sighting.visitor()), _ -> new ArrayList<>())
                .add(sighting);
    }

    private void remember(Fate fate) {
        fates.computeIfAbsent(fate.thread(), _ -> new ArrayList<>()).add(fate);
    }
}
