package io.clicktrail.attribution.conversion;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.fact.FactStore;
import io.clicktrail.attribution.fact.Facts;
import io.clicktrail.attribution.fact.MoveStore;
import io.clicktrail.attribution.fact.ShareClick;
import io.clicktrail.attribution.offer.SeatStore;
import io.clicktrail.event.OfferId;

/** Gathers what is known of people, with everything locked that might change meanwhile. */
@Repository
class SituationStore {

    private final PersonStore people;
    private final MoveStore moves;
    private final FactStore facts;
    private final SeatStore seats;
    private final ConversionStore conversions;
    private final ActionStore actions;

    SituationStore(
            PersonStore people,
            MoveStore moves,
            FactStore facts,
            SeatStore seats,
            ConversionStore conversions,
            ActionStore actions) {
        this.people = people;
        this.moves = moves;
        this.facts = facts;
        this.seats = seats;
        this.conversions = conversions;
        this.actions = actions;
    }

    /** Nothing where none of them has done anything yet. */
    Mono<Situation> of(Collection<Long> concerned) {
        return people.lock(concerned)
                .then(Mono.defer(moves::holdStill))
                .then(Mono.defer(() -> facts.deedsOf(concerned)))
                .filter(deeds -> !deeds.isEmpty())
                .flatMap(facts::about)
                .flatMap(this::of);
    }

    /** Some of those about whom time alone has something to decide. */
    Mono<List<Long>> whoseTimeHasCome(Instant now, int most) {
        return people.lockWhoseTimeHasCome(now, most);
    }

    /** Conversions are read when their offers are locked: a place may be given to somebody who is not. */
    private Mono<Situation> of(Facts about) {
        Set<Long> users = about.deeds().users();
        return promotions(about)
                .zipWhen(_ -> conversions.newestOf(users).zipWhen(_ -> actions.statusesOf(users)))
                .map(found -> new Situation(
                        about,
                        found.getT1(),
                        found.getT2().getT1(),
                        found.getT2().getT2()));
    }

    private Mono<Promotions> promotions(Facts about) {
        Set<String> places = about.places();
        Set<OfferId> shared =
                about.deeds().shareClicks().stream().map(ShareClick::offer).collect(Collectors.toSet());
        return seats.promoting(places, shared)
                .map(Promotions::of)
                .delayUntil(promotions -> seats.lock(promotions.rationed()));
    }
}
