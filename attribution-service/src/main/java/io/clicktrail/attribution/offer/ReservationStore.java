package io.clicktrail.attribution.offer;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.column.JsonColumn;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;

/**
 * Places that clicks keep for a while. They give nobody a right to be paid: they close an offer to new visitors while
 * those who are on their way might fill it.
 */
@Repository
public class ReservationStore {

    private final DatabaseClient database;
    private final SeatStore seats;
    private final TransactionalOperator transactions;

    ReservationStore(DatabaseClient database, SeatStore seats, TransactionalOperator transactions) {
        this.database = database;
        this.seats = seats;
        this.transactions = transactions;
    }

    /** A person who was let through. */
    public record Visit(ClickId click, OfferId offer, Instant at) {}

    private static final String RESERVING = """
            select terms::text from offer where id = any (:offers) and terms -> 'caps' ->> 'reservation' is not null
            """;

    private static final String KEEP = """
            insert into reservation (click, offer, until)
            select click, visits.offer, at + (terms -> 'caps' ->> 'reservation')::interval
            from unnest(:clicks, :offers, :times) as visits (click, offer, at)
            join offer o on o.id = visits.offer
            where at + (terms -> 'caps' ->> 'reservation')::interval > :now
              and not exists (select from conversion c where c.click = visits.click)
            order by click
            on conflict (click) do nothing
            """;

    /**
     * Keeps a place for each of those whose offers say so, and closes offers that they might fill. In a transaction of its
     * own, since it locks offers.
     */
    public Mono<Void> keep(Collection<Visit> visits, Instant now) {
        return visits.isEmpty() ? Mono.empty() : reserving(visits).flatMap(offers -> keep(visits, offers, now));
    }

    private Mono<List<Offer>> reserving(Collection<Visit> visits) {
        return database.sql(RESERVING)
                .bind(
                        "offers",
                        visits.stream()
                                .map(visit -> visit.offer().value())
                                .distinct()
                                .toArray(String[]::new))
                .mapValue(String.class)
                .all()
                .map(terms -> JsonColumn.read(terms, Offer.class))
                .collectList()
                .filter(offers -> !offers.isEmpty());
    }

    private Mono<Void> keep(Collection<Visit> visits, List<Offer> offers, Instant now) {
        Set<OfferId> ids = offers.stream().map(Offer::id).collect(Collectors.toSet());
        List<Visit> theirs =
                visits.stream().filter(visit -> ids.contains(visit.offer())).toList();
        return seats.lock(ids)
                .then(database.sql(KEEP)
                        .bind("clicks", array(theirs, visit -> visit.click().value()))
                        .bind("offers", array(theirs, visit -> visit.offer().value()))
                        .bind("times", theirs.stream().map(Visit::at).toArray(Instant[]::new))
                        .bind("now", now)
                        .then())
                .then(Mono.defer(() -> seats.refresh(offers, now)))
                .as(transactions::transactional);
    }

    private static final String RELEASE = "delete from reservation where click = any (:clicks)";

    /** These have won a place of their own, or stand in line for one. Belongs to the caller's transaction. */
    public Mono<Void> release(Collection<ClickId> clicks) {
        return clicks.isEmpty()
                ? Mono.empty()
                : database.sql(RELEASE)
                        .bind("clicks", clicks.stream().map(ClickId::value).toArray(String[]::new))
                        .then();
    }

    private static final String FORGET = "delete from reservation where until <= :now";

    /** Those of which nothing has come. */
    Mono<Void> forgetThoseOver(Instant now) {
        return database.sql(FORGET).bind("now", now).then();
    }

    private static String[] array(Collection<Visit> visits, Function<Visit, String> part) {
        return visits.stream().map(part).toArray(String[]::new);
    }
}
