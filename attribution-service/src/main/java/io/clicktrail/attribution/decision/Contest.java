package io.clicktrail.attribution.decision;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.decision.Explanation.Loser;
import io.clicktrail.attribution.decision.Explanation.Reason;
import io.clicktrail.attribution.fact.Action;
import io.clicktrail.attribution.fact.Click;
import io.clicktrail.attribution.fact.Fact;
import io.clicktrail.attribution.fact.PersonFacts;
import io.clicktrail.attribution.fact.Reported;
import io.clicktrail.attribution.fact.StartedClick;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;

/**
 * A person's clicks, judged for one action. The last candidate decides the offer; the offer's terms decide whether its
 * last or its first candidate wins.
 */
final class Contest {

    private static final String LAST_CLICK = "last_click.v1";
    private static final String FIRST_CLICK = "first_click.v1";
    private static final Comparator<Candidate> BY_TIME = Comparator.comparing(Candidate::click, Fact.ORDER);

    private final Action action;
    private final PersonFacts person;
    private final Map<OfferId, Offer> paying;
    private final Payers payers;
    private final @Nullable OfferId invitedBy;
    private final List<Candidate> candidates;
    private final List<Loser> unfit;
    private final @Nullable Candidate winner;

    Contest(Action action, PersonFacts person, List<Offer> paying, Payers payers) {
        this.action = action;
        this.person = person;
        this.paying = paying.stream().collect(Collectors.toMap(Offer::id, Function.identity()));
        this.payers = payers;
        this.invitedBy =
                person.invitedBy(action).filter(this.paying::containsKey).orElse(null);
        List<Entrant> entrants = person.clicks().stream().map(this::judge).toList();
        this.candidates = only(Candidate.class, entrants);
        this.unfit = only(Unfit.class, entrants).stream().map(Unfit::loser).toList();
        this.winner = elect();
    }

    private sealed interface Entrant {}

    /**
     * A click that may win.
     *
     * @param premium whether its person had Telegram Premium when they sent its token
     */
    record Candidate(Click click, Offer offer, boolean premium) implements Entrant {}

    private record Unfit(Loser loser) implements Entrant {

        static Unfit of(Click click, Reason reason) {
            return new Unfit(new Loser(click.id(), click.offer(), reason));
        }
    }

    @Nullable
    Candidate winner() {
        return winner;
    }

    /**
     * Whether the own link of an offer brought the person, who is not the advertiser. A link names the offer of this very
     * join, so clicks for others lose against it; whose click it was within the offer the link does not know.
     */
    boolean isOfCampaign() {
        Offer offer = invitedBy == null ? null : paying.get(invitedBy);
        return offer != null && !payers.isOwnAccount(person.user(), offer);
    }

    Explanation explanation() {
        return explain(winner);
    }

    /** The same contest where the winner has nothing left to win. */
    Explanation explanationOfRepeat() {
        return explain(null);
    }

    private Entrant judge(StartedClick started) {
        Click click = started.click();
        if (click == null) {
            return new Unfit(new Loser(started.id(), null, Reason.CLICK_UNKNOWN));
        }
        if (!started.bound()) {
            return Unfit.of(click, Reason.BOUND_TO_OTHER_USER);
        }
        if (action instanceof Reported told && !told.theirs()) {
            return Unfit.of(click, Reason.REPORTED_OF_ANOTHER);
        }
        Offer offer = paying.get(click.offer());
        if (offer == null) {
            return Unfit.of(click, paysForSomethingElseThere(click) ? Reason.OTHER_GOAL : Reason.OTHER_PLACE);
        }
        Reason flaw = flawOf(click, offer);
        return flaw == null ? new Candidate(click, offer, started.premium()) : Unfit.of(click, flaw);
    }

    private boolean paysForSomethingElseThere(Click click) {
        return payers.offers().stream()
                .filter(offer -> offer.id().equals(click.offer()))
                .filter(offer -> !Whereabouts.isDoneFor(action, offer))
                .anyMatch(offer ->
                        Whereabouts.isDoneAt(action, offer, person.course().moves()));
    }

    private @Nullable Reason flawOf(Click click, Offer offer) {
        if (payers.isOwnAccount(person.user(), offer)) {
            return Reason.OWN_ACCOUNT;
        }
        if (click.outcome() != ClickOutcome.ACCEPTED) {
            return Reason.NOT_ACCEPTED;
        }
        if (click.bot() != null) {
            return Reason.MACHINE;
        }
        // Telegram tells whole seconds: a click within the second of the action came before it.
        Instant decidedAt = person.decidedAt(action);
        if (click.at().truncatedTo(ChronoUnit.SECONDS).isAfter(decidedAt)) {
            return Reason.AFTER_THE_ACTION;
        }
        if (Duration.between(click.at(), decidedAt).compareTo(offer.attributionWindow()) > 0) {
            return Reason.TOO_OLD;
        }
        if (!offer.isInTime(click.at(), decidedAt)) {
            return Reason.OUT_OF_SCHEDULE;
        }
        if (person.stoodAt(click.at(), action)) {
            return Reason.NOT_NEW;
        }
        return invitedBy == null || invitedBy.equals(offer.id()) ? null : Reason.OTHER_LINK;
    }

    private @Nullable Candidate elect() {
        Candidate last = candidates.stream().max(BY_TIME).orElse(null);
        return last != null && last.offer().firstClick() ? firstOf(last.offer()) : last;
    }

    private @Nullable Candidate firstOf(Offer offer) {
        return candidates.stream()
                .filter(candidate -> candidate.offer().id().equals(offer.id()))
                .min(BY_TIME)
                .orElse(null);
    }

    private Explanation explain(@Nullable Candidate credited) {
        Stream<Loser> beaten = winner == null
                ? Stream.empty()
                : candidates.stream().filter(each -> each != credited).map(each -> lost(each, winner));
        List<Loser> losers = Stream.concat(unfit.stream(), beaten)
                .sorted(Comparator.comparing(Loser::click).reversed())
                .toList();
        boolean first = winner != null && winner.offer().firstClick();
        ClickId winning = credited == null ? null : credited.click().id();
        return Explanation.of(first ? FIRST_CLICK : LAST_CLICK, winning, losers, invitedBy);
    }

    private static Loser lost(Candidate loser, Candidate winner) {
        int order = BY_TIME.compare(loser, winner);
        Reason reason =
                order == 0 ? Reason.REPEAT : order < 0 ? Reason.OLDER_THAN_THE_WINNER : Reason.YOUNGER_THAN_THE_WINNER;
        return new Loser(loser.click().id(), loser.offer().id(), reason);
    }

    private static <T extends Entrant> List<T> only(Class<T> kind, List<Entrant> entrants) {
        return entrants.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
