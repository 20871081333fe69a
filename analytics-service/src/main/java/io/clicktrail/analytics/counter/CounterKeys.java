package io.clicktrail.analytics.counter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The counters in Redis, by their keys:
 *
 * <pre>
 * analytics:offer:{offer}:{metric}                             how often, over all days
 * analytics:offer:{offer}:{metric}:day:{YYYYMMDD}              how often on that day
 * analytics:offer:{offer}:revenue:{currency}                   sales less reopened sales, over all days
 * analytics:offer:{offer}:revenue:{currency}:day:{YYYYMMDD}    the same on that day
 * </pre>
 *
 * The offer {@code -} holds what belongs to none. Metrics are those of the roll-ups.
 */
final class CounterKeys {

    static final String PREFIX = "analytics:offer:";
    static final String DAY = ":day:";

    private static final String NO_OFFER = "-";

    private CounterKeys() {}

    /** Keys and values as they must stand in Redis. */
    static Map<String, String> of(List<OfferTally> tallies) {
        Map<String, Long> counts = new TreeMap<>();
        Map<String, BigDecimal> revenue = new TreeMap<>();
        for (OfferTally tally : tallies) {
            if (!tally.metric().endsWith("_payout")) {
                counts.merge(key(tally.offer(), tally.metric(), tally.day()), tally.count(), Long::sum);
            }
            if (tally.metric().equals("sale") || tally.metric().equals("sale_reopened")) {
                BigDecimal amount = tally.metric().equals("sale")
                        ? tally.amount()
                        : tally.amount().negate();
                revenue.merge(key(tally.offer(), "revenue:" + tally.currency(), tally.day()), amount, BigDecimal::add);
            }
        }
        Map<String, String> counters = new TreeMap<>();
        counts.forEach((key, count) -> counters.put(key, Long.toString(count)));
        revenue.forEach((key, amount) -> counters.put(key, plain(amount)));
        return counters;
    }

    /** Pattern of all keys of an offer. */
    static String allOf(String offer) {
        return PREFIX + named(offer) + ":*";
    }

    private static String key(String offer, String metric, @Nullable LocalDate day) {
        String key = PREFIX + named(offer) + ":" + metric;
        return day == null ? key : key + DAY + DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    private static String named(String offer) {
        return offer.isEmpty() ? NO_OFFER : offer;
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
