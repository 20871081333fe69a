package io.clicktrail.attribution.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.clicktrail.attribution.decision.Contest.Candidate;
import io.clicktrail.attribution.decision.Verdict.Credit;
import io.clicktrail.attribution.decision.Verdict.Repeat;
import io.clicktrail.attribution.decision.Verdict.Unexplained;
import io.clicktrail.attribution.decision.Verdict.Untracked;
import io.clicktrail.attribution.fact.Join;
import io.clicktrail.attribution.fact.Leave;
import io.clicktrail.attribution.fact.PersonFacts;
import io.clicktrail.attribution.offer.Place;
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
     * A verdict for each join of the person, in the order of the world. Of several joins for which the same conversion
     * is due the first has it.
     *
     * @param offers those that may promote a place that the person joined; others are passed over
     */
    public static List<Verdict> decide(PersonFacts person, Collection<Offer> offers) {
        Set<ConversionId> credited = new HashSet<>();
        return person.joins().stream()
                .map(join -> decide(join, person, promoting(join, offers), credited))
                .toList();
    }

    private static Verdict decide(Join join, PersonFacts person, List<Offer> promoting, Set<ConversionId> credited) {
        if (promoting.isEmpty()) {
            return new Untracked(join);
        }
        Instant leftAt = person.leaveAfter(join).map(Leave::at).orElse(null);
        Instant settlesAt = join.heardAt().plus(longestSettlement(promoting));
        Contest contest = new Contest(join, person.clicks(), promoting);
        Candidate winner = contest.winner();
        if (winner == null) {
            return new Unexplained(join, leftAt, settlesAt, contest.explanation());
        }
        ConversionId id = identityOf(winner.offer(), join);
        if (!credited.add(id)) {
            return new Repeat(join, leftAt, settlesAt, contest.explanationOfRepeat());
        }
        return new Credit(join, id, winner.offer(), winner.click(), leftAt, settlesAt, contest.explanation());
    }

    private static ConversionId identityOf(Offer offer, Join join) {
        return ConversionId.of(
                offer.id(), offer.goal(), join.user(), Long.toString(join.chat().id()));
    }

    /** An offer made after we heard of a join has nothing to do with it. */
    private static List<Offer> promoting(Join join, Collection<Offer> offers) {
        List<String> names = Place.namesOf(join.chat());
        return offers.stream()
                .filter(offer -> offer.goal().isJoin() && names.contains(offer.place()))
                .filter(offer -> !offer.createdAt().isAfter(join.heardAt()))
                .toList();
    }

    private static Duration longestSettlement(List<Offer> promoting) {
        return promoting.stream()
                .map(Offer::settlement)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
