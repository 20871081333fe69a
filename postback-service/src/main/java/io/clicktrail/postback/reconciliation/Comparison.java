package io.clicktrail.postback.reconciliation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.clicktrail.postback.reconciliation.Difference.Kind;
import io.clicktrail.postback.reconciliation.Difference.Side;
import io.clicktrail.postback.reconciliation.Statement.ClickLine;
import io.clicktrail.postback.reconciliation.Statement.SubLine;

/**
 * Puts two accounts side by side. An outcome that the statistics never mention is none that they miss: many networks list
 * only what they pay for.
 *
 * @param from the first day
 * @param to the last day
 */
record Comparison(LocalDate from, LocalDate to) {

    /** @param matched conversions that both know alike */
    record Result(long matched, List<Difference> differences) {}

    /** @param ours of the time, and of a day before and after it */
    Result of(Statement theirs, Collection<Entry> ours) {
        return switch (theirs) {
            case Statement.ByClick clicks -> byClick(clicks.lines(), ours);
            case Statement.BySub subs ->
                bySub(subs.lines(), ours.stream().filter(this::isInTime).toList());
        };
    }

    private boolean isInTime(Entry entry) {
        return !entry.day().isBefore(from) && !entry.day().isAfter(to);
    }

    private Result byClick(List<ClickLine> theirs, Collection<Entry> ours) {
        Set<Outcome> mentioned = theirs.stream().map(ClickLine::outcome).collect(Collectors.toSet());
        Map<String, Pair> pairs = new TreeMap<>();
        theirs.forEach(line -> pairOf(pairs, line.clickId()).theirs.add(line));
        ours.forEach(entry -> pairOf(pairs, entry.clickId() == null ? "" : entry.clickId())
                .ours
                .add(entry));
        List<Difference> differences = new ArrayList<>();
        long matched = 0;
        for (Pair pair : pairs.values()) {
            matched += pair.match(differences);
            pair.ours.stream()
                    .filter(entry -> isInTime(entry) && mentioned.contains(entry.outcome()))
                    .forEach(entry -> differences.add(missingThere(entry)));
            pair.theirs.forEach(line -> differences.add(missingHere(line)));
        }
        return new Result(matched, differences);
    }

    private static Pair pairOf(Map<String, Pair> pairs, String clickId) {
        return pairs.computeIfAbsent(clickId, _ -> new Pair());
    }

    /** What both say of one click id, which may have brought several conversions: the most alike belong together. */
    private static final class Pair {

        private final List<Entry> ours = new ArrayList<>();
        private final List<ClickLine> theirs = new ArrayList<>();

        /** How many agree; leaves those for which the other side has nothing. */
        long match(List<Difference> differences) {
            int matched =
                    take((entry, line) -> isSameOutcome(entry, line) && isSameAmount(entry, line), null, differences);
            take(Pair::isSameOutcome, Kind.AMOUNT_DIFFERS, differences);
            take((entry, line) -> true, Kind.STATUS_DIFFERS, differences);
            return matched;
        }

        private int take(BiPredicate<Entry, ClickLine> alike, @Nullable Kind kind, List<Difference> differences) {
            int taken = 0;
            for (ClickLine line : List.copyOf(theirs)) {
                Entry entry = ours.stream()
                        .filter(candidate -> alike.test(candidate, line))
                        .findFirst()
                        .orElse(null);
                if (entry != null) {
                    ours.remove(entry);
                    theirs.remove(line);
                    taken++;
                    if (kind != null) {
                        differences.add(differing(kind, entry, line));
                    }
                }
            }
            return taken;
        }

        private static boolean isSameOutcome(Entry entry, ClickLine line) {
            return entry.outcome() == line.outcome();
        }

        private static boolean isSameAmount(Entry entry, ClickLine line) {
            return line.amount() == null || line.amount().compareTo(entry.amount()) == 0;
        }
    }

    private static Difference differing(Kind kind, Entry entry, ClickLine line) {
        return new Difference(
                kind,
                entry.day(),
                entry.sub(),
                line.clickId(),
                sideOf(entry),
                sideOf(line),
                entry.state(),
                entry.reason(),
                Difference.journeysOf(List.of(entry)));
    }

    private static Difference missingThere(Entry entry) {
        return new Difference(
                Kind.MISSING_THERE,
                entry.day(),
                entry.sub(),
                entry.clickId(),
                sideOf(entry),
                null,
                entry.state(),
                entry.reason(),
                Difference.journeysOf(List.of(entry)));
    }

    private static Difference missingHere(ClickLine line) {
        return new Difference(Kind.MISSING_HERE, null, null, line.clickId(), null, sideOf(line), null, null, List.of());
    }

    private static Side sideOf(Entry entry) {
        return Side.of(entry.outcome(), 1, entry.amount());
    }

    private static Side sideOf(ClickLine line) {
        return Side.of(line.outcome(), 1, line.amount());
    }

    /** @param day absent in totals of the whole time */
    private record Key(String sub, @Nullable LocalDate day, Outcome outcome) {

        private static final Comparator<Key> ORDER = Comparator.comparing(
                        Key::day, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
                .thenComparing(Key::sub)
                .thenComparing(Key::outcome);
    }

    private record Total(long count, @Nullable BigDecimal amount) {

        private static final Total NONE = new Total(0, BigDecimal.ZERO);

        static Total of(SubLine line) {
            return new Total(line.count(), line.amount());
        }

        Total plus(Total other) {
            return new Total(
                    count + other.count, amount == null || other.amount == null ? null : amount.add(other.amount));
        }
    }

    private Result bySub(List<SubLine> theirs, List<Entry> ours) {
        boolean daily = theirs.stream().anyMatch(line -> line.day() != null);
        Set<Outcome> mentioned = theirs.stream().map(SubLine::outcome).collect(Collectors.toSet());
        Map<Key, Total> told = new HashMap<>();
        theirs.forEach(
                line -> told.merge(new Key(line.sub(), line.day(), line.outcome()), Total.of(line), Total::plus));
        Map<Key, List<Entry>> known = ours.stream()
                .filter(entry -> mentioned.contains(entry.outcome()))
                .collect(Collectors.groupingBy(
                        entry -> new Key(entry.sub(), daily ? entry.day() : null, entry.outcome())));
        Set<Key> keys = new TreeSet<>(Key.ORDER);
        keys.addAll(told.keySet());
        keys.addAll(known.keySet());
        List<Difference> differences = new ArrayList<>();
        long matched = 0;
        for (Key key : keys) {
            Total total = told.getOrDefault(key, Total.NONE);
            List<Entry> entries = known.getOrDefault(key, List.of());
            Difference difference = differenceOf(key, entries, total);
            matched += Math.min(total.count(), entries.size());
            if (difference != null) {
                differences.add(difference);
            }
        }
        return new Result(matched, differences);
    }

    private static @Nullable Difference differenceOf(Key key, List<Entry> entries, Total theirs) {
        BigDecimal earned = entries.stream().map(Entry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        int counts = Long.compare(theirs.count(), entries.size());
        boolean sameAmount = theirs.amount() == null || theirs.amount().compareTo(earned) == 0;
        if (counts == 0 && sameAmount) {
            return null;
        }
        Kind kind = counts == 0 ? Kind.AMOUNT_DIFFERS : counts < 0 ? Kind.MISSING_THERE : Kind.MISSING_HERE;
        return new Difference(
                kind,
                key.day(),
                key.sub(),
                null,
                Side.of(key.outcome(), entries.size(), earned),
                Side.of(key.outcome(), theirs.count(), theirs.amount()),
                null,
                null,
                Difference.journeysOf(entries));
    }
}
