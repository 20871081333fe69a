package io.clicktrail.analytics.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import static java.util.stream.Collectors.groupingBy;

/** From sums to figures: days without anything are days too, and whoever has most clicks stands first. */
final class Assembly {

    private static final Comparator<Named> BUSIEST_FIRST = Comparator.comparingLong(
                    (Named each) -> each.figures().clicks())
            .thenComparing(each -> each.figures().conversions())
            .thenComparing(each -> each.figures().sales())
            .reversed()
            .thenComparing(Named::key);

    private Assembly() {}

    static List<DayFigures> days(Period period, List<Tally> tallies) {
        Map<String, List<Tally>> byDay = tallies.stream().collect(groupingBy(Tally::bucket));
        return period.eachDay().stream()
                .map(day -> new DayFigures(day, Figures.of(byDay.getOrDefault(day.toString(), List.of()))))
                .toList();
    }

    static List<Named> groups(GroupBy by, Names names, List<Tally> tallies) {
        return tallies.stream().collect(groupingBy(Tally::bucket)).entrySet().stream()
                .map(group -> new Named(group.getKey(), names.of(by, group.getKey()), Figures.of(group.getValue())))
                .filter(group -> !group.figures().isEmpty())
                .sorted(BUSIEST_FIRST)
                .toList();
    }
}
