package io.clicktrail.attribution.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.clicktrail.attribution.offer.CapWindow;
import io.clicktrail.event.Offer;
import io.clicktrail.event.Offer.Caps.Window;

/** How many places of a limit are taken around a moment, counted one by one. */
public final class Fullness {

    private Fullness() {}

    /** Of a limit that moves the fullest time that has the moment in it counts. */
    public static long of(Window limit, Offer offer, Instant at, Collection<Standing> paid) {
        List<Instant> taken =
                paid.stream().map(each -> each.conversion().actedAt()).toList();
        return limit.moves() ? fullest(limit.per().length(), at, taken) : inCalendar(limit, offer, at, taken);
    }

    private static long inCalendar(Window limit, Offer offer, Instant at, List<Instant> taken) {
        int number = offer.caps().all().indexOf(limit);
        CapWindow window = CapWindow.of(offer, at).get(number);
        return taken.stream()
                .filter(each -> CapWindow.of(offer, each).get(number).equals(window))
                .count();
    }

    private static long fullest(Duration length, Instant at, List<Instant> taken) {
        return Stream.concat(taken.stream(), Stream.of(at))
                .filter(start -> !start.isAfter(at) && start.plus(length).isAfter(at))
                .mapToLong(start -> taken.stream()
                        .filter(each -> !each.isBefore(start) && each.isBefore(start.plus(length)))
                        .count())
                .max()
                .orElse(0);
    }
}
