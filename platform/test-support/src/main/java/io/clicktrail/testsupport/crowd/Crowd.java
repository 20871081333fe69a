package io.clicktrail.testsupport.crowd;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickEvent.ShareClicked;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ReactionEvent.SomebodysReaction;
import io.clicktrail.event.ReactionEvent.UserReaction;
import io.clicktrail.event.TelegramEvent;
import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TrackingEvent;

import static java.util.stream.Collectors.toSet;

/**
 * All that a crowd did, each fact once, and the offers for which it did so.
 *
 * @param actions how many of it an offer might pay for
 */
public record Crowd(List<Terms> offers, List<TrackingEvent> events, int actions) {

    /** How large a crowd is, at least. */
    public record Size(int actions, int users, int offers) {}

    /** @param until nothing happens after; the last holds are over a minute later */
    public static Crowd random(Random chance, Size size, Instant until) {
        return new Story(chance, size, until).told();
    }

    /** One order in which it may arrive: any, with a quarter of it repeated. */
    public List<TrackingEvent> shuffled(Random chance) {
        List<TrackingEvent> arrivals = new ArrayList<>(events);
        events.stream().filter(_ -> chance.nextInt(4) == 0).forEach(arrivals::add);
        Collections.shuffle(arrivals, chance);
        return arrivals;
    }

    /** What might have to do with this person, in the order of the world. */
    List<TrackingEvent> factsOf(long user) {
        Set<ClickId> tokens = events.stream()
                .filter(BotStarted.class::isInstance)
                .map(BotStarted.class::cast)
                .filter(start -> start.user().id() == user && start.click() != null)
                .map(BotStarted::click)
                .collect(toSet());
        return events.stream()
                .filter(event -> concerns(event, user, tokens))
                .sorted(Comparator.comparing(TrackingEvent::occurredAt).thenComparing(TrackingEvent::id))
                .toList();
    }

    private static boolean concerns(TrackingEvent event, long user, Set<ClickId> tokens) {
        return switch (event) {
            case ClickRegistered click -> tokens.contains(click.click());
            case ShareClicked click -> click.sharedBy() == user;
            case BotStarted start -> start.user().id() == user || tokens.contains(start.click());
            case TelegramEvent telegram -> telegram.user().id() == user;
            case UserReaction reaction -> reaction.user().id() == user;
            case SomebodysReaction reaction ->
                reaction.user() != null && reaction.user().id() == user;
            default -> false;
        };
    }
}
