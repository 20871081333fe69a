package io.clicktrail.attribution.whatif;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.Offer;

/** What a crowd's actions earn, written down as plainly as the rules are told: the reference. */
final class BruteForce {

    private static final Comparator<Crowd.Click> BY_TIME =
            Comparator.comparing(Crowd.Click::at).thenComparing(Crowd.Click::event);
    private static final int WHOLE = 1_000_000;

    private final Crowd crowd;
    private final Map<ClickId, Crowd.Click> clicks = new HashMap<>();
    private final Map<ClickId, Crowd.Start> firstStarts = new HashMap<>();
    private final Map<Long, Set<ClickId>> started = new HashMap<>();
    private final Map<Long, List<Crowd.Join>> joins = new TreeMap<>();
    private final Map<Long, List<Crowd.Leave>> leaves = new HashMap<>();

    BruteForce(Crowd crowd) {
        this.crowd = crowd;
        crowd.clicks.forEach(click -> clicks.put(click.id(), click));
        for (Crowd.Start start : crowd.starts) {
            started.computeIfAbsent(start.user(), _ -> new HashSet<>()).add(start.click());
            firstStarts.merge(start.click(), start, (one, other) -> isBefore(one, other) ? one : other);
        }
        crowd.joins.forEach(join ->
                joins.computeIfAbsent(join.user(), _ -> new ArrayList<>()).add(join));
        crowd.leaves.forEach(leave ->
                leaves.computeIfAbsent(leave.user(), _ -> new ArrayList<>()).add(leave));
    }

    private static boolean isBefore(Crowd.Start one, Crowd.Start other) {
        int order = one.at().compareTo(other.at());
        return order < 0 || order == 0 && one.event().compareTo(other.event()) < 0;
    }

    /** @param linear offers whose credit all touches share alike; of the others the winner has it */
    Map<ConversionId, Paid> paid(
            Predicate<Offer> tried,
            @Nullable Duration window,
            @Nullable Boolean first,
            @Nullable Duration hold,
            Predicate<Offer> linear) {
        Map<ConversionId, Paid> paid = new HashMap<>();
        joins.values().forEach(ofOne -> {
            Set<ConversionId> credited = new HashSet<>();
            ofOne.sort(Comparator.comparing(Crowd.Join::at).thenComparing(Crowd.Join::event));
            for (Crowd.Join join : ofOne) {
                List<Crowd.Click> entitled = new ArrayList<>();
                List<Crowd.Click> touches = new ArrayList<>();
                for (ClickId token : started.getOrDefault(join.user(), Set.of())) {
                    Crowd.Click click = clicks.get(token);
                    if (click == null
                            || !isBoundTo(join.user(), token)
                            || click.at().truncatedTo(ChronoUnit.SECONDS).isAfter(join.at())) {
                        continue;
                    }
                    touches.add(click);
                    Offer offer = click.offer();
                    Duration within = tried.test(offer) && window != null ? window : offer.attributionWindow();
                    if (offer.place().equals(Long.toString(join.chat()))
                            && !join.at().isAfter(click.at().plus(within))) {
                        entitled.add(click);
                    }
                }
                if (entitled.isEmpty()) {
                    continue;
                }
                entitled.sort(BY_TIME);
                touches.sort(BY_TIME);
                Crowd.Click winner = entitled.getLast();
                Offer offer = winner.offer();
                if (tried.test(offer) && first != null ? first : offer.firstClick()) {
                    winner = entitled.stream()
                            .filter(click -> click.offer() == offer)
                            .findFirst()
                            .orElseThrow();
                }
                ConversionId id = ConversionId.of(offer.id(), offer.goal(), join.user(), Long.toString(join.chat()));
                Instant keptFrom = join.at()
                        .plus(tried.test(offer) && hold != null ? hold : offer.hold())
                        .plus(offer.clawback());
                if (credited.add(id) && !leftBefore(join, keptFrom)) {
                    paid.put(id, linear.test(offer) ? alike(offer, join, touches) : all(offer, join, winner));
                }
            }
        });
        return paid;
    }

    private boolean isBoundTo(long user, ClickId token) {
        Crowd.Start first = firstStarts.get(token);
        return first != null && first.user() == user;
    }

    private boolean leftBefore(Crowd.Join join, Instant moment) {
        return leaves.getOrDefault(join.user(), List.of()).stream()
                .filter(leave -> leave.chat() == join.chat())
                .filter(leave -> leave.at().isAfter(join.at()))
                .anyMatch(leave -> leave.at().isBefore(moment));
    }

    /**
     * @param rate what the advertiser pays
     * @param amounts what each click has of the payout
     */
    record Paid(BigDecimal rate, Map<Crowd.Click, BigDecimal> amounts) {

        /** As text in which equal amounts are equal. */
        String owners() {
            Map<ClickId, String> owners = new TreeMap<>();
            amounts.forEach((click, amount) ->
                    owners.put(click.id(), amount.stripTrailingZeros().toPlainString()));
            return owners.toString();
        }
    }

    private static Paid all(Offer offer, Crowd.Join join, Crowd.Click winner) {
        return new Paid(rate(offer, join), Map.of(winner, offer.payout().amount()));
    }

    private static Paid alike(Offer offer, Crowd.Join join, List<Crowd.Click> touches) {
        Map<Crowd.Click, BigDecimal> amounts = new HashMap<>();
        for (int at = 0; at < touches.size(); at++) {
            int part = WHOLE / touches.size() + (at < WHOLE % touches.size() ? 1 : 0);
            BigDecimal share = BigDecimal.valueOf(part).divide(BigDecimal.valueOf(WHOLE));
            amounts.put(touches.get(at), offer.payout().amount().multiply(share));
        }
        return new Paid(rate(offer, join), amounts);
    }

    private static BigDecimal rate(Offer offer, Crowd.Join join) {
        return join.premium() ? offer.rate().premium() : offer.rate().base();
    }

    int people() {
        return joins.size();
    }
}
