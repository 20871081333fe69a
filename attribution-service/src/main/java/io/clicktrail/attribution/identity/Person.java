package io.clicktrail.attribution.identity;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.clicktrail.attribution.credit.Touch;
import io.clicktrail.event.ClickId;

/**
 * Somebody, as far as we have followed them from click to click. One hop goes from identities to the clicks that facts
 * tie them to, and on to whatever else is tied to those. All of one hop is followed at once, so that no order matters.
 *
 * @param followed identities that are this person's
 * @param crowded identities that too many people share to be anybody's
 * @param next identities to be followed with the next hop
 * @param cut whether there are more clicks than are kept
 */
public record Person(
        Set<Identity> followed,
        Set<Identity> crowded,
        Set<Identity> next,
        Map<ClickId, TiedClick> clicks,
        int hops,
        boolean cut) {

    /** An identity of more Telegram users is followed no further: an internet café, the phone of an office. */
    static final int MOST_USERS = 20;

    static final int MOST_HOPS = 3;

    static final int MOST_CLICKS = 1_000;

    private static final Comparator<TiedClick> NEWEST_FIRST =
            Comparator.comparing(TiedClick::touch, Touch.ORDER).reversed();

    public static Person knownAs(Set<Identity> identities) {
        return new Person(Set.of(), Set.of(), Set.copyOf(identities), Map.of(), 0, false);
    }

    boolean complete() {
        return next.isEmpty() || hops == MOST_HOPS || cut;
    }

    /**
     * One hop further.
     *
     * @param tooMany those of the next identities that too many people share
     * @param found the clicks tied to the others; where there are more than are kept, the newest are enough
     */
    Person with(Set<Identity> tooMany, Collection<TiedClick> found) {
        Set<Identity> known = union(followed, without(next, tooMany));
        List<TiedClick> news = found.stream()
                .filter(click -> !clicks.containsKey(click.id()))
                .sorted(NEWEST_FIRST)
                .toList();
        int room = MOST_CLICKS - clicks.size();
        List<TiedClick> kept = news.stream().limit(room).toList();
        return new Person(
                known,
                union(crowded, tooMany),
                without(without(identitiesOf(kept), known), union(crowded, tooMany)),
                union(clicks, kept),
                hops + 1,
                cut || news.size() > room);
    }

    /** The clicks of the window, in the order of the world. */
    public List<Touch> touches(Window window) {
        return clicks.values().stream()
                .map(TiedClick::touch)
                .filter(touch -> window.covers(touch.at()))
                .sorted(Touch.ORDER)
                .toList();
    }

    /** How the click is known to be this person's. */
    public Set<Link> linksTo(ClickId click) {
        TiedClick tied = clicks.get(click);
        return tied == null
                ? Set.of()
                : tied.ties().stream()
                        .filter(followed::contains)
                        .map(Identity::link)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Link.class)));
    }

    /** How many identities of each kind were not followed, since too many people share them. */
    public Map<Link, Long> notFollowed() {
        return crowded.stream()
                .collect(Collectors.groupingBy(Identity::link, () -> new EnumMap<>(Link.class), Collectors.counting()));
    }

    private static Set<Identity> identitiesOf(Collection<TiedClick> clicks) {
        return clicks.stream().flatMap(click -> click.ties().stream()).collect(Collectors.toSet());
    }

    private static Map<ClickId, TiedClick> union(Map<ClickId, TiedClick> clicks, Collection<TiedClick> more) {
        Map<ClickId, TiedClick> all = new HashMap<>(clicks);
        more.forEach(click -> all.put(click.id(), click));
        return Map.copyOf(all);
    }

    private static Set<Identity> union(Set<Identity> some, Set<Identity> others) {
        Set<Identity> all = new HashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }

    private static Set<Identity> without(Set<Identity> some, Set<Identity> others) {
        Set<Identity> rest = new HashSet<>(some);
        rest.removeAll(others);
        return Set.copyOf(rest);
    }
}
