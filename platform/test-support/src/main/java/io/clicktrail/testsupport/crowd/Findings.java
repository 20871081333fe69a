package io.clicktrail.testsupport.crowd;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ConversionEvent.ConversionApproved;
import io.clicktrail.event.ConversionEvent.ConversionPending;
import io.clicktrail.event.ConversionEvent.ConversionRejected;
import io.clicktrail.event.ConversionEvent.ConversionReversed;
import io.clicktrail.event.ConversionEvent.CreditEvent;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.testsupport.crowd.Stored.Count;
import io.clicktrail.testsupport.crowd.Stored.Credit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

/**
 * What became of a crowd, beside what must become of it.
 *
 * @param figures how much of what there was
 * @param differences each with all that is known of its person; none where attribution-service was right
 */
public record Findings(Map<String, Long> figures, List<String> differences) {

    /** What the world is told of a credit until it stands so. Who never had a place is not spoken of. */
    private static final Map<String, Set<Set<String>>> TOLD = Map.of(
            "pending", Set.of(Set.of("pending")),
            "approved", Set.of(Set.of("pending", "approved")),
            "rejected", Set.of(Set.of(), Set.of("pending", "rejected")),
            "reversed", Set.of(Set.of("pending", "approved", "reversed")),
            "over_cap", Set.of(Set.of()));

    /** Whether nothing more will happen by itself: then is the time to look. */
    public static boolean isSettled(Connection database) throws SQLException {
        return new Stored(database).isSettled();
    }

    /** @param told all that was said on the topic of conversions */
    public static Findings of(Crowd crowd, Connection database, Collection<? extends TrackingEvent> told)
            throws SQLException {
        Comparison comparison = new Comparison(crowd, new Stored(database));
        comparison.credits();
        comparison.actions();
        comparison.places();
        comparison.ledger();
        comparison.words(told);
        return new Findings(comparison.figures, comparison.differences);
    }

    private static final class Comparison {

        private final Crowd crowd;
        private final Stored stored;
        private final BruteForce reference;
        private final Map<String, Terms> offers;
        private final List<Credit> revisions;
        private final Map<ConversionId, Credit> newest = new LinkedHashMap<>();
        private final Map<String, Long> figures = new LinkedHashMap<>();
        private final List<String> differences = new ArrayList<>();

        Comparison(Crowd crowd, Stored stored) throws SQLException {
            this.crowd = crowd;
            this.stored = stored;
            this.reference = new BruteForce(crowd);
            this.offers = crowd.offers().stream().collect(toMap(Terms::slug, terms -> terms));
            this.revisions = stored.credits();
            revisions.forEach(each -> newest.put(each.id(), each));
            newest.values().removeIf(Credit::superseded);
        }

        void credits() {
            Map<ConversionId, Due> expected = reference.dues();
            Set<ConversionId> all = new TreeSet<>(Comparator.comparing(ConversionId::value));
            all.addAll(expected.keySet());
            all.addAll(newest.keySet());
            for (ConversionId id : all) {
                Due due = expected.get(id);
                Credit credit = newest.get(id);
                Due found = credit == null ? null : credit.due(isShare(credit));
                if (!Objects.equals(due, found)) {
                    differ(userOf(due, credit), "due " + due + ", but found " + credit);
                }
            }
            count("credits due", expected.size());
            count(
                    "  of them taken back too early",
                    expected.values().stream().filter(due -> !due.standing()).count());
            count(
                    "  of them over their cap",
                    newest.values().stream()
                            .filter(each -> each.state().equals("over_cap"))
                            .count());
            count(
                    "  of them paid",
                    newest.values().stream().filter(Credit::paid).count());
            count("revisions on the way there", revisions.size());
        }

        private static long userOf(@Nullable Due due, @Nullable Credit credit) {
            return due != null ? due.user() : credit != null ? credit.user() : 0;
        }

        private boolean isShare(Credit credit) {
            Terms offer = offers.get(credit.offer());
            return offer != null && offer.goal() == Goal.SHARE;
        }

        void actions() throws SQLException {
            Map<EventId, String> expected = new LinkedHashMap<>(reference.states());
            for (Stored.Action action : stored.actions()) {
                String due = expected.remove(action.event());
                if (!action.state().equals(due)) {
                    differ(action.user(), "action " + action.event() + " is " + action.state() + ", not " + due);
                }
            }
            expected.forEach((event, state) -> differences.add("action " + event + " is unknown, not " + state));
            Map<String, Long> byState = new TreeMap<>();
            reference.states().values().forEach(state -> byState.merge(state, 1L, Long::sum));
            byState.forEach((state, number) -> count("actions " + state, number));
        }

        /** Which of those who are entitled have the places depends on when they were heard of; how many does not. */
        void places() throws SQLException {
            Map<String, Long> taken = stored.taken().stream().collect(toMap(Count::name, Count::number));
            Map<String, List<Instant>> entitled = new TreeMap<>();
            reference.dues().values().stream()
                    .filter(Due::standing)
                    .forEach(due -> entitled.computeIfAbsent(due.offer(), _ -> new ArrayList<>())
                            .add(due.actedAt()));
            for (Terms offer : crowd.offers()) {
                long paid = paidOf(offer);
                long most = offer.mostPaid(entitled.getOrDefault(offer.slug(), List.of()));
                if (paid != most) {
                    differences.add(offer + " has paid " + paid + " of at most " + most);
                }
                if (offer.rationed() && !Long.valueOf(paid).equals(taken.get(offer.slug()))) {
                    differences.add(offer + " counts " + taken.get(offer.slug()) + " places taken, paid are " + paid);
                }
                withinWindows(offer);
            }
            differences.addAll(stored.windowsThatDoNotAddUp());
            count(
                    "offers that ration",
                    crowd.offers().stream().filter(Terms::rationed).count());
        }

        private void withinWindows(Terms offer) {
            if (offer.caps().each() > 0) {
                newest.values().stream()
                        .filter(each -> each.offer().equals(offer.slug()) && each.paid())
                        .collect(groupingBy(each -> offer.caps().windowOf(each.actedAt())))
                        .forEach((window, paid) -> {
                            if (paid.size() > offer.caps().each()) {
                                differences.add(offer + " has paid " + paid.size() + " in " + window);
                            }
                        });
            }
        }

        private long paidOf(Terms offer) {
            return newest.values().stream()
                    .filter(each -> each.offer().equals(offer.slug()) && each.paid())
                    .count();
        }

        void ledger() throws SQLException {
            Map<String, Long> balances = numbers(stored.balances());
            Map<String, Long> expected = new TreeMap<>();
            for (Terms offer : crowd.offers()) {
                if (offer.metered()) {
                    long earned = paidOf(offer) * Terms.RATE;
                    expected.put("earned:" + offer.slug(), earned);
                    expected.put("budget:" + offer.slug(), offer.deposit() - earned);
                    expected.merge("deposits:" + Terms.ADVERTISER, -offer.deposit(), Long::sum);
                }
            }
            expected.values().removeIf(balance -> balance == 0);
            if (!balances.equals(numbers(stored.sums()))) {
                differences.add("balances are " + balances + ", but entries sum up to " + numbers(stored.sums()));
            }
            if (!balances.equals(expected)) {
                differences.add("balances are " + balances + ", not " + expected);
            }
            count(
                    "Stars earned",
                    balances.entrySet().stream()
                            .filter(each -> each.getKey().startsWith("earned:"))
                            .mapToLong(Map.Entry::getValue)
                            .sum());
        }

        private static Map<String, Long> numbers(List<Count> counts) {
            Map<String, Long> numbers = new TreeMap<>();
            counts.stream().filter(each -> each.number() != 0).forEach(each -> numbers.put(each.name(), each.number()));
            return numbers;
        }

        void words(Collection<? extends TrackingEvent> told) {
            Map<List<Object>, Set<String>> words = new LinkedHashMap<>();
            for (TrackingEvent event : told) {
                if (event instanceof CreditEvent credit) {
                    List<Object> revision = List.of(
                            credit.conversion().id(), credit.conversion().revision());
                    words.computeIfAbsent(revision, _ -> new TreeSet<>()).add(wordOf(credit));
                }
            }
            for (Credit credit : revisions) {
                Set<String> said = words.remove(List.<Object>of(credit.id(), credit.revision()));
                if (!TOLD.getOrDefault(credit.state(), Set.of()).contains(said == null ? Set.of() : said)) {
                    differ(credit.user(), "of " + credit + " was said " + said);
                }
            }
            words.forEach(
                    (revision, said) -> differences.add("said " + said + " of " + revision + ", which is not stored"));
            count(
                    "events about credits",
                    told.stream().filter(CreditEvent.class::isInstance).count());
        }

        private static String wordOf(CreditEvent credit) {
            return switch (credit) {
                case ConversionPending _ -> "pending";
                case ConversionApproved _ -> "approved";
                case ConversionRejected _ -> "rejected";
                case ConversionReversed _ -> "reversed";
            };
        }

        private void count(String what, long number) {
            figures.put(what, number);
        }

        private void differ(long user, String what) {
            StringBuilder told =
                    new StringBuilder(what).append("; of user ").append(user).append(':');
            crowd.factsOf(user).forEach(fact -> told.append("\n    ").append(fact));
            differences.add(told.toString());
        }
    }
}
