package io.clicktrail.attribution.conversion;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.fact.FactStore;
import io.clicktrail.attribution.fact.Facts;
import io.clicktrail.attribution.fact.MoveStore;
import io.clicktrail.attribution.fact.PersonStore;
import io.clicktrail.attribution.offer.SeatStore;

/** Gathers what is known of people, with everything locked that might change meanwhile. */
@Repository
class SituationStore {

    private final DatabaseClient database;
    private final PersonStore people;
    private final MoveStore moves;
    private final FactStore facts;
    private final SeatStore seats;
    private final ConversionStore conversions;
    private final ActionStore actions;

    SituationStore(
            DatabaseClient database,
            PersonStore people,
            MoveStore moves,
            FactStore facts,
            SeatStore seats,
            ConversionStore conversions,
            ActionStore actions) {
        this.database = database;
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

    /** Whoever is locked by somebody else is being looked after. */
    private static final String LOCK_WHOSE_TIME_HAS_COME = """
            select id
            from person
            where id in (
                (select user_id from conversion
                 where state = 'pending' and due_at <= :now order by due_at limit :most)
                union
                (select user_id from action
                 where state = 'parked' and settles_at < :now order by settles_at limit :most))
            order by id
            limit :most
            for update skip locked
            """;

    /** Some of those about whom time alone has something to decide: a hold has passed, or the patience with an action. */
    Mono<List<Long>> whoseTimeHasCome(Instant now, int most) {
        return database.sql(LOCK_WHOSE_TIME_HAS_COME)
                .bind("now", now)
                .bind("most", most)
                .mapValue(Long.class)
                .all()
                .collectList();
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
        return seats.promoting(places, about.deeds().offers())
                .map(Promotions::of)
                .delayUntil(promotions -> seats.lock(promotions.rationed()));
    }
}
