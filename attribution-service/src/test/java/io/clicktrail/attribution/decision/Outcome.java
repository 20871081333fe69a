package io.clicktrail.attribution.decision;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.clicktrail.attribution.offer.CapWindow;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Money;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/**
 * What must not depend on the order of arrival: who is credited for which action of which click, how much, and whether
 * it came undone; what became of every action; and how many of each offer are paid.
 */
public record Outcome(Set<Due> due, Map<EventId, ActionStatus.State> actions, Map<OfferId, Long> paid) {

    /** @param standing false where the user has left too early */
    public record Due(
            ConversionId conversion,
            EventId action,
            Instant actedAt,
            long user,
            ClickId click,
            Money rate,
            boolean standing) {}

    public static Outcome of(
            Collection<Standing> newest, Map<EventId, ActionStatus> statuses, Collection<Offer> offers) {
        Set<Due> due = newest.stream()
                .filter(each -> !each.superseded())
                .map(Outcome::dueOf)
                .collect(toSet());
        Map<EventId, ActionStatus.State> actions = statuses.entrySet().stream()
                .filter(entry -> entry.getValue().state() != ActionStatus.State.UNTRACKED)
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().state()));
        Map<OfferId, Long> paid = offers.stream()
                .collect(toMap(
                        Offer::id,
                        offer -> newest.stream()
                                .filter(each -> each.conversion().offer().equals(offer.id()))
                                .filter(each -> each.state().isPaid())
                                .count()));
        return new Outcome(due, actions, paid);
    }

    private static Due dueOf(Standing standing) {
        return new Due(
                standing.conversion().id(),
                standing.action(),
                standing.conversion().actedAt(),
                standing.conversion().user(),
                standing.conversion().click(),
                standing.conversion().rate(),
                standing.undone() == null);
    }

    /**
     * As many as the caps can take of those who are entitled: each window up to its cap, all of them up to the total. Of
     * offers with one window of the calendar at most: with more it depends on who comes first.
     */
    public static Map<OfferId, Long> mostThatCanBePaid(Collection<Standing> newest, Collection<Offer> offers) {
        return offers.stream().collect(toMap(Offer::id, offer -> most(offer, entitled(newest, offer))));
    }

    private static List<Standing> entitled(Collection<Standing> newest, Offer offer) {
        return newest.stream()
                .filter(each -> each.conversion().offer().equals(offer.id()) && each.undone() == null)
                .toList();
    }

    private static long most(Offer offer, List<Standing> entitled) {
        Offer.Caps.Window cap = offer.caps().window();
        long fitting = cap == null
                ? entitled.size()
                : entitled.stream()
                        .collect(groupingBy(
                                each -> CapWindow.of(offer, each.conversion().actedAt())))
                        .values()
                        .stream()
                        .mapToLong(inWindow -> Math.min(inWindow.size(), cap.count()))
                        .sum();
        return offer.caps().total() == 0
                ? fitting
                : Math.min(fitting, offer.caps().total());
    }
}
