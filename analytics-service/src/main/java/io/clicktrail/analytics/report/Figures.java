package io.clicktrail.analytics.report;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import static java.util.stream.Collectors.groupingBy;

/**
 * What happened in a period, as numbers.
 *
 * @param clicks of people, sent on; machines and refused clicks are counted beside them
 * @param uniques visitors, each once a day and offer
 * @param conversions credits given and not taken back: {@code pending + approved}
 * @param pending credits given and neither approved nor taken back; below zero in a period that approves older ones
 * @param approved credits approved and not reversed
 * @param cr conversions per click, in percent
 * @param ctr clicks per view, in percent
 * @param views of videos, as entered
 * @param landingViews of landings, by people
 * @param landing what came of them; only where figures stand side by side along visits, such as by link
 * @param postbacksFailed attempts; the same postback may have been delivered later
 * @param money one for each currency in which there is some, the one with most revenue first
 */
public record Figures(
        long views,
        long landingViews,
        long shareClicks,
        long clicks,
        long uniques,
        long botClicks,
        long refusedClicks,
        long starts,
        long joins,
        long leaves,
        long conversions,
        long pending,
        long approved,
        long rejected,
        long reversed,
        long sales,
        long postbacksDelivered,
        long postbacksFailed,
        long postbacksExhausted,
        @Nullable BigDecimal cr,
        @Nullable BigDecimal ctr,
        @Nullable LandingFigures landing,
        List<MoneyFigures> money) {

    static final Figures NONE = of(List.of());

    static Figures of(Collection<Tally> tallies) {
        Map<String, Long> counts =
                tallies.stream().collect(groupingBy(Tally::metric, Collectors.summingLong(Tally::count)));
        Count count = metric -> counts.getOrDefault(metric, 0L);
        long clicks = count.of("click");
        long views = count.of(Tally.VIEWS);
        long conversions = count.of("credited") - count.of("rejected") - count.of("reversed");
        long approved = count.of("approved") - count.of("reversed");
        return new Figures(
                views,
                count.of("view"),
                count.of("share_click"),
                clicks,
                count.of("unique"),
                count.of("bot_click"),
                count.of("refused_click"),
                count.of("start"),
                count.of("join"),
                count.of("leave"),
                conversions,
                conversions - approved,
                approved,
                count.of("rejected"),
                count.of("reversed"),
                count.of("sale") - count.of("sale_reopened"),
                count.of("postback_delivered"),
                count.of("postback_failed"),
                count.of("postback_exhausted"),
                FunnelMath.conversionRate(conversions, clicks),
                FunnelMath.clickThroughRate(clicks, views),
                LandingFigures.of(tallies),
                money(tallies));
    }

    /** Whether nothing at all has happened. */
    public boolean isEmpty() {
        return equals(NONE);
    }

    private static List<MoneyFigures> money(Collection<Tally> tallies) {
        return tallies.stream()
                .filter(tally -> !tally.currency().isEmpty())
                .collect(groupingBy(Tally::currency, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(currency -> MoneyFigures.of(currency.getKey(), currency.getValue()))
                .filter(MoneyFigures::isSome)
                .sorted(MoneyFigures.MOST_REVENUE_FIRST)
                .toList();
    }

    private interface Count {
        long of(String metric);
    }
}
