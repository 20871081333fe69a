package io.clicktrail.testsupport.crowd;

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

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickEvent.ShareClicked;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TrackingEvent;

/**
 * What a crowd is due, as plainly as the rules are told: the reference.
 *
 * <p>A click belongs to whoever sent its token first. An action is owed to the last click before it, of those of its
 * person whose offers ask for just that, just there, and which are no older than their offer allows; where that last
 * one's offer says first click, to the first one of that offer. Who was a member already when they clicked, or had done
 * it already, was not brought by that click. Of the actions for which an offer would pay the same person at the same
 * place, the first is paid. Taken back before hold and clawback are over, it is not.
 */
final class BruteForce {

    private static final Comparator<Done> IN_TIME =
            Comparator.comparing(Done::at).thenComparing(Done::event);
    private static final Comparator<ClickRegistered> CLICKS_IN_TIME =
            Comparator.comparing(ClickRegistered::occurredAt).thenComparing(ClickRegistered::id);
    private static final Comparator<BotStarted> STARTS_IN_TIME =
            Comparator.comparing(BotStarted::occurredAt).thenComparing(BotStarted::id);

    /** Of these one can tell whether they stand: they are begun and ended. */
    private static final Set<Goal> LASTING = Set.of(Goal.JOIN_CHANNEL, Goal.REACTION, Goal.POLL_VOTE, Goal.BOT_START);

    private final List<Terms> offers;
    private final Map<ClickId, ClickRegistered> clicks = new HashMap<>();
    private final Map<ClickId, BotStarted> owners = new HashMap<>();
    private final Map<Long, Set<ClickId>> sent = new HashMap<>();
    private final Map<Long, List<Done>> lives = new TreeMap<>();

    private final Map<ConversionId, Due> dues = new HashMap<>();
    private final Map<EventId, String> states = new HashMap<>();

    BruteForce(Crowd crowd) {
        this.offers = crowd.offers();
        Map<Long, Map<String, Map<String, ShareClicked>>> followers = new HashMap<>();
        for (TrackingEvent event : crowd.events()) {
            switch (event) {
                case ClickRegistered click -> clicks.put(click.click(), click);
                case BotStarted start
                when start.click() != null -> {
                    owners.merge(
                            start.click(), start, (one, other) -> STARTS_IN_TIME.compare(one, other) < 0 ? one : other);
                    sent.computeIfAbsent(start.user().id(), _ -> new HashSet<>())
                            .add(start.click());
                }
                case ShareClicked click
                when click.visitor().bot() == null ->
                    followers
                            .computeIfAbsent(click.sharedBy(), _ -> new HashMap<>())
                            .computeIfAbsent(click.offer().value(), _ -> new HashMap<>())
                            .merge(
                                    click.visitor().key(),
                                    click,
                                    (one, other) -> one.occurredAt().isAfter(other.occurredAt()) ? other : one);
                default -> {}
            }
            Done.of(event).ifPresent(this::lived);
        }
        followers.forEach((user, offersShared) ->
                offersShared.forEach((slug, visitors) -> shared(user, slug, List.copyOf(visitors.values()))));
        lives.forEach(this::judge);
    }

    Map<ConversionId, Due> dues() {
        return dues;
    }

    /** What becomes of each action, but for shares. */
    Map<EventId, String> states() {
        return states;
    }

    private void lived(Done done) {
        lives.computeIfAbsent(done.user(), _ -> new ArrayList<>()).add(done);
    }

    /** It is done when the last of the people it takes first came. */
    private void shared(long user, String slug, List<ShareClicked> visitors) {
        for (Terms offer : offers) {
            if (offer.slug().equals(slug) && offer.goal() == Goal.SHARE && visitors.size() >= offer.shareClicks()) {
                ShareClicked last = visitors.stream()
                        .sorted(Comparator.comparing(ShareClicked::occurredAt))
                        .toList()
                        .get(offer.shareClicks() - 1);
                lived(Done.share(last.id(), last.occurredAt(), user, slug));
            }
        }
    }

    private void judge(long user, List<Done> life) {
        life.sort(IN_TIME);
        for (Done done : life) {
            if (done.kind() == Done.Kind.BEGUN) {
                String state = judge(user, done, life);
                if (done.goal() != Goal.SHARE) {
                    states.put(done.event(), state);
                }
            }
        }
    }

    private String judge(long user, Done action, List<Done> life) {
        List<Terms> asking = offers.stream().filter(action::isFor).toList();
        if (asking.isEmpty()) {
            return "untracked";
        }
        List<ClickRegistered> candidates = new ArrayList<>();
        for (ClickId token : sent.getOrDefault(user, Set.of())) {
            ClickRegistered click = clicks.get(token);
            Terms offer = click == null ? null : named(click.offer(), asking);
            if (click != null && offer != null && mayWin(click, offer, action, user, life)) {
                candidates.add(click);
            }
        }
        if (candidates.isEmpty()) {
            return "parked";
        }
        candidates.sort(CLICKS_IN_TIME);
        ClickRegistered winner = candidates.getLast();
        Terms offer = requireNamed(winner.offer(), asking);
        if (offer.firstClick()) {
            winner = candidates.stream()
                    .filter(each -> each.offer() != null && each.offer().value().equals(offer.slug()))
                    .findFirst()
                    .orElseThrow();
        }
        return credit(user, action, offer, winner, life) ? "credited" : "repeat";
    }

    private boolean mayWin(ClickRegistered click, Terms offer, Done action, long user, List<Done> life) {
        BotStarted owner = owners.get(click.click());
        Instant decided = decidedAt(action, life);
        return owner != null
                && owner.user().id() == user
                && !offer.ownAccounts().contains(user)
                && click.outcome() == ClickOutcome.ACCEPTED
                && click.visitor().bot() == null
                // Telegram tells whole seconds.
                && !click.occurredAt().truncatedTo(ChronoUnit.SECONDS).isAfter(decided)
                && Duration.between(click.occurredAt(), decided).compareTo(offer.window()) <= 0
                && !(LASTING.contains(action.goal()) && stoodAt(click.occurredAt(), action, life));
    }

    /** Whoever was let in had decided when they asked; what they asked before they last came or went is over. */
    private static Instant decidedAt(Done action, List<Done> life) {
        if (!action.requested()) {
            return action.at();
        }
        Instant decided = action.at();
        for (Done other : life) {
            if (IN_TIME.compare(other, action) < 0 && other.thing().equals(action.thing())) {
                decided = other.kind() == Done.Kind.ASKED ? other.at() : action.at();
            }
        }
        return decided;
    }

    /** What was last heard of it before that moment tells; what first ended without a beginning stood from before. */
    private static boolean stoodAt(Instant moment, Done action, List<Done> life) {
        @Nullable Boolean stood = null;
        @Nullable Boolean atFirst = null;
        for (Done other : life) {
            if (other.kind() != Done.Kind.ASKED
                    && other.thing().equals(action.thing())
                    && IN_TIME.compare(other, action) < 0) {
                boolean begun = other.kind() == Done.Kind.BEGUN;
                atFirst = atFirst == null ? (Boolean) !begun : atFirst;
                stood = other.at().isBefore(moment) ? (Boolean) begun : stood;
            }
        }
        return stood != null ? stood : atFirst != null && atFirst;
    }

    private boolean credit(long user, Done action, Terms offer, ClickRegistered click, List<Done> life) {
        String place = action.placeFor(offer);
        ConversionId id = ConversionId.of(OfferId.parse(offer.slug()), offer.goal(), user, place);
        Instant keptFrom = action.at().plus(offer.hold()).plus(offer.clawback());
        boolean undone = life.stream()
                .filter(other ->
                        other.kind() == Done.Kind.ENDED && other.thing().equals(action.thing()))
                .filter(other -> IN_TIME.compare(other, action) > 0)
                .findFirst()
                .filter(ending -> ending.at().isBefore(keptFrom))
                .isPresent();
        BotStarted owner = owners.get(click.click());
        boolean premium =
                offer.goal() == Goal.SHARE ? owner != null && owner.user().premium() : action.premium();
        Due due = new Due(
                offer.slug(),
                user,
                place,
                offer.goal() == Goal.SHARE ? null : action.event(),
                action.at(),
                click.click(),
                offer.rate(premium),
                !undone);
        return dues.putIfAbsent(id, due) == null;
    }

    private static @Nullable Terms named(@Nullable OfferId offer, List<Terms> among) {
        return among.stream()
                .filter(each -> offer != null && each.slug().equals(offer.value()))
                .findFirst()
                .orElse(null);
    }

    private static Terms requireNamed(@Nullable OfferId offer, List<Terms> among) {
        Terms found = named(offer, among);
        if (found == null) {
            throw new IllegalStateException("a candidate's offer asks for the action");
        }
        return found;
    }
}
