package io.clicktrail.attribution.whatif;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.whatif.Award.Owned;
import io.clicktrail.attribution.whatif.Report.Change;
import io.clicktrail.attribution.whatif.Report.Conversions;
import io.clicktrail.attribution.whatif.Report.Earned;
import io.clicktrail.attribution.whatif.Report.Moved;
import io.clicktrail.attribution.whatif.Report.Owner;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ConversionId;

/** Adds up person by person, in the memory of one report however many people there are. */
final class Tally {

    private static final int MOST_CHANGES = 1_000;

    private long people;
    private long before;
    private long after;
    private long same;
    private long moved;
    private long lost;
    private long gained;
    private final SortedMap<String, Sums> payouts = new TreeMap<>();
    private final SortedMap<String, Sums> rates = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Sums>> networks = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private long changesLeftOut;

    private static final class Sums {

        private BigDecimal before = BigDecimal.ZERO;
        private BigDecimal after = BigDecimal.ZERO;
        private BigDecimal taken = BigDecimal.ZERO;
        private BigDecimal given = BigDecimal.ZERO;

        void add(BigDecimal was, BigDecimal is) {
            before = before.add(was);
            after = after.add(is);
            BigDecimal more = is.subtract(was);
            taken = taken.add(more.negate().max(BigDecimal.ZERO));
            given = given.add(more.max(BigDecimal.ZERO));
        }
    }

    /** What one person's actions earn, by the offers' own terms and by the rules. */
    void add(Map<ConversionId, Award> own, Map<ConversionId, Award> tried) {
        people++;
        before += own.size();
        after += tried.size();
        for (ConversionId id : inOrder(own, tried)) {
            compare(own.get(id), tried.get(id));
        }
    }

    private static Iterable<ConversionId> inOrder(Map<ConversionId, Award> own, Map<ConversionId, Award> tried) {
        List<ConversionId> ids = new ArrayList<>(own.keySet());
        tried.keySet().stream().filter(id -> !own.containsKey(id)).forEach(ids::add);
        return ids;
    }

    private void compare(@Nullable Award own, @Nullable Award tried) {
        sum(own, tried);
        if (own == null) {
            gained++;
        } else if (tried == null) {
            lost++;
        } else if (own.isOwnedAs(tried)) {
            same++;
            return;
        } else {
            moved++;
        }
        note(own, tried);
    }

    private void sum(@Nullable Award own, @Nullable Award tried) {
        Award one = own == null ? tried : own;
        if (one == null) {
            return;
        }
        rates.computeIfAbsent(one.rate().currency(), _ -> new Sums()).add(rateOf(own), rateOf(tried));
        TreeSet<ClickId> clicks = new TreeSet<>(ownersOf(own).keySet());
        clicks.addAll(ownersOf(tried).keySet());
        for (ClickId click : clicks) {
            sum(one.currency(), ownersOf(own).get(click), ownersOf(tried).get(click));
        }
    }

    private void sum(String currency, @Nullable Owned own, @Nullable Owned tried) {
        BigDecimal was = own == null ? BigDecimal.ZERO : own.amount();
        BigDecimal is = tried == null ? BigDecimal.ZERO : tried.amount();
        payouts.computeIfAbsent(currency, _ -> new Sums()).add(was, is);
        Owned one = own == null ? tried : own;
        if (one != null) {
            networks.computeIfAbsent(one.network(), _ -> new TreeMap<>())
                    .computeIfAbsent(currency, _ -> new Sums())
                    .add(was, is);
        }
    }

    private void note(@Nullable Award own, @Nullable Award tried) {
        Award one = own == null ? tried : own;
        if (one == null) {
            return;
        }
        if (changes.size() == MOST_CHANGES) {
            changesLeftOut++;
            return;
        }
        changes.add(new Change(one.conversion(), one.offer(), one.currency(), owners(own), owners(tried)));
    }

    Report report() {
        return new Report(
                people,
                new Conversions(before, after, same, moved, lost, gained),
                moved(payouts),
                moved(rates),
                earned(),
                List.copyOf(changes),
                changesLeftOut);
    }

    private static List<Moved> moved(SortedMap<String, Sums> byCurrency) {
        return byCurrency.entrySet().stream()
                .map(each -> new Moved(
                        each.getKey(),
                        plain(each.getValue().before),
                        plain(each.getValue().after),
                        plain(each.getValue().taken),
                        plain(each.getValue().given)))
                .toList();
    }

    private List<Earned> earned() {
        List<Earned> earned = new ArrayList<>();
        networks.forEach((network, byCurrency) -> byCurrency.forEach((currency, sums) ->
                earned.add(new Earned(nameOf(network), currency, plain(sums.before), plain(sums.after)))));
        return earned;
    }

    private static List<Owner> owners(@Nullable Award award) {
        return ownersOf(award).entrySet().stream()
                .map(owner -> new Owner(
                        owner.getKey(),
                        nameOf(owner.getValue().network()),
                        plain(owner.getValue().amount())))
                .toList();
    }

    private static SortedMap<ClickId, Owned> ownersOf(@Nullable Award award) {
        return award == null ? new TreeMap<>() : award.owners();
    }

    private static BigDecimal rateOf(@Nullable Award award) {
        return award == null ? BigDecimal.ZERO : award.rate().amount();
    }

    private static @Nullable String nameOf(String network) {
        return network.isEmpty() ? null : network;
    }

    /** Without needless zeros, and never with an exponent: amounts that are equal are written the same. */
    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
