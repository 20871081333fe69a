package io.clicktrail.attribution.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.decision.Contest.Candidate;
import io.clicktrail.attribution.decision.Verdict.Campaign;
import io.clicktrail.attribution.decision.Verdict.Credit;
import io.clicktrail.attribution.decision.Verdict.Repeat;
import io.clicktrail.attribution.decision.Verdict.Unexplained;
import io.clicktrail.attribution.decision.Verdict.Untracked;
import io.clicktrail.attribution.fact.Action;
import io.clicktrail.attribution.fact.Deed;
import io.clicktrail.attribution.fact.Fact;
import io.clicktrail.attribution.fact.Join;
import io.clicktrail.attribution.fact.PersonFacts;
import io.clicktrail.attribution.fact.Reported;
import io.clicktrail.attribution.fact.Share;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.Offer;

/**
 * Who is credited for what: a function of the facts and the offers' terms, and of nothing else. The same facts give the
 * same verdicts in whatever order they came.
 *
 * <p>What that means for credits that exist already, and how time enters, is for {@link Reconciliation} to say.
 */
public final class AttributionRules {

    private AttributionRules() {}

    /**
     * A verdict for each action of the person, in the order of the world. Of several for which the same conversion is
     * due the first has it.
     */
    public static List<Verdict> decide(PersonFacts person, Payers payers) {
        Set<ConversionId> credited = new HashSet<>();
        return person.actions(payers.offers()).stream()
                .map(action -> decide(action, person, payers, credited))
                .toList();
    }

    private static Verdict decide(Action action, PersonFacts person, Payers payers, Set<ConversionId> credited) {
        List<Offer> paying = paying(action, person, payers.offers());
        if (paying.isEmpty()) {
            return new Untracked(action, whyNoOfferPays(action, payers));
        }
        Instant leftAt = person.endOf(action).map(Fact::at).orElse(null);
        Instant settlesAt = action.heardAt().plus(longestSettlement(paying));
        Contest contest = new Contest(action, person, paying, payers);
        Candidate winner = contest.winner();
        if (winner == null && contest.isOfCampaign()) {
            return new Campaign(action, leftAt, settlesAt, contest.explanation());
        }
        if (winner == null) {
            return new Unexplained(action, leftAt, settlesAt, contest.explanation());
        }
        Offer offer = winner.offer();
        String place = Whereabouts.placeOf(action, offer, person);
        String occasion = Whereabouts.occasionOf(action, offer, person);
        ConversionId id = ConversionId.of(offer.id(), offer.goal(), action.user(), occasion);
        if (!credited.add(id)) {
            return new Repeat(action, leftAt, settlesAt, contest.explanationOfRepeat());
        }
        return new Credit(
                action,
                id,
                offer,
                place,
                payers.rations(offer),
                winner.click(),
                premium(action, winner),
                leftAt,
                settlesAt,
                contest.explanation());
    }

    /** Telegram does not tell who shares a link of ours; what it last told of them was at their start. */
    private static boolean premium(Action action, Candidate winner) {
        return switch (action) {
            case Join join -> join.premium();
            case Deed deed -> deed.premium();
            case Reported told -> Objects.requireNonNullElse(told.premium(), winner.premium());
            case Share _ -> winner.premium();
        };
    }

    /** A partner says which offer is to pay; of all else nobody does. */
    private static @Nullable Explanation whyNoOfferPays(Action action, Payers payers) {
        if (!(action instanceof Reported told)) {
            return null;
        }
        return payers.offers().stream()
                .filter(offer -> offer.id().equals(told.offer()))
                .findFirst()
                .map(offer -> Whereabouts.isDoneFor(told, offer)
                        ? Explanation.OFFER_MADE_LATER
                        : Explanation.NOT_PROVED_BY_REPORTS)
                .orElse(Explanation.UNKNOWN_OFFER);
    }

    /** An offer made after we knew of an action has nothing to do with it. */
    private static List<Offer> paying(Action action, PersonFacts person, Collection<Offer> offers) {
        return offers.stream()
                .filter(offer -> Whereabouts.isDoneFor(action, offer))
                .filter(offer ->
                        Whereabouts.isDoneAt(action, offer, person.course().moves()))
                .filter(offer -> !offer.createdAt().isAfter(action.heardAt()))
                .toList();
    }

    private static Duration longestSettlement(List<Offer> paying) {
        return paying.stream()
                .map(Offer::settlement)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
