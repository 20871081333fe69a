package io.clicktrail.attribution.conversion;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.fact.Devices;
import io.clicktrail.attribution.fact.FactStore;
import io.clicktrail.attribution.fact.InviteLink;
import io.clicktrail.attribution.fact.InviteLinkStore;
import io.clicktrail.attribution.fact.MoveStore;
import io.clicktrail.attribution.fact.ReportStore;
import io.clicktrail.attribution.offer.ReservationStore;
import io.clicktrail.attribution.sale.SaleCreditStore;
import io.clicktrail.attribution.sale.SaleHints;
import io.clicktrail.attribution.sale.SaleKey;
import io.clicktrail.event.ClickEvent;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.PlaceEvent.ChatMigrated;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.transport.consume.Delivered;
import io.clicktrail.transport.trace.Trace;

import static java.util.stream.Collectors.toMap;

/**
 * The heart of the house: keeps what is new, finds whom it concerns, decides about them from all that is known of them,
 * writes what changes and says it. What is heard of people is one transaction; a crowd that has to be looked at again is
 * one for some of them at a time. Where nothing is new nothing is done.
 */
@Repository
class AttributionStore {

    private static final int PEOPLE_AT_A_TIME = 200;

    private final FactStore facts;
    private final MoveStore moves;
    private final InviteLinkStore links;
    private final ReportStore reports;
    private final SituationStore situations;
    private final DecisionStore decisions;
    private final ReservationStore reservations;
    private final SaleCreditStore sales;
    private final Devices devices;
    private final TransactionalOperator transactions;
    private final InstantSource clock;

    AttributionStore(
            FactStore facts,
            MoveStore moves,
            InviteLinkStore links,
            ReportStore reports,
            SituationStore situations,
            DecisionStore decisions,
            ReservationStore reservations,
            SaleCreditStore sales,
            Devices devices,
            TransactionalOperator transactions,
            InstantSource clock) {
        this.facts = facts;
        this.moves = moves;
        this.links = links;
        this.reports = reports;
        this.situations = situations;
        this.decisions = decisions;
        this.reservations = reservations;
        this.sales = sales;
        this.devices = devices;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The main path: all that news about people leads to. */
    private Mono<Void> attribute(Map<Long, Trace> concerned, Instant now) {
        return Mono.just(concerned.keySet())
                .filter(people -> !people.isEmpty())
                .flatMap(situations::of)
                .map(situation -> new Decided(situation.plan(now), situation.promotions(), concerned, now))
                .filter(decided -> !decided.plan().isEmpty())
                .flatMap(decisions::carryOut);
    }

    /**
     * Clicks decide nothing by themselves; only one whose token somebody has started already is news, and one on what
     * somebody has shared.
     */
    Mono<Void> hearClicks(List<Delivered<ClickEvent>> deliveries) {
        Instant now = now();
        Visits visits = Visits.of(deliveries, devices, now);
        return facts.addClicks(visits.clicks())
                .zipWhen(_ -> sales.namedByNetworks(visits.networkClickIds()))
                .flatMap(found -> hear(visits, found.getT1(), found.getT2(), now))
                .as(transactions::transactional)
                .then(Mono.defer(() -> reservations.keep(visits.reserving(), now)));
    }

    private Mono<Void> hear(Visits visits, List<ClickId> awaited, List<SaleKey> sold, Instant now) {
        Flux<Concern> started = facts.startersOf(awaited).map(visits::concernOf);
        Flux<Concern> shared = facts.addShareClicks(visits.shareClicks()).map(visits::concernOf);
        return Flux.concat(started, shared)
                .as(AttributionStore::byPerson)
                .flatMap(concerned -> attribute(concerned, now)
                        .then(Mono.defer(
                                () -> sales.lookAgain(new SaleHints(sold, awaited, concerned.keySet()), now))));
    }

    Mono<Void> hear(List<? extends Delivered<? extends TrackingEvent>> deliveries) {
        Instant now = now();
        News news = News.of(deliveries, now);
        Flux<Concern> starts = facts.addStarts(news.starts()).map(news::concernOf);
        Flux<Concern> joins = facts.addJoins(news.joins()).map(news::concernOf);
        Flux<Concern> rest = Flux.concat(
                        facts.addRequests(news.requests()),
                        facts.addLeaves(news.leaves()),
                        facts.addDeeds(news.deeds()),
                        facts.addRetractions(news.retractions()),
                        reports.peopleIn(news.reports(), news.withdrawals()))
                .map(news::concernOf);
        Mono<Void> attributed = Flux.concat(starts, joins, rest)
                .as(AttributionStore::byPerson)
                .flatMap(concerned -> attribute(concerned, now)
                        .then(Mono.defer(() -> sales.lookAgain(news.saleHints(concerned.keySet()), now))))
                .as(transactions::transactional);
        return reports.add(news.reports(), news.withdrawals(), now).then(attributed);
    }

    /** Who did something in a chat that goes on under another id is looked at again, as if it had been one chat always. */
    Mono<Void> hearMoves(List<ChatMigrated> migrations) {
        Instant now = now();
        return migrations.isEmpty()
                ? Mono.empty()
                : moves.add(migrations)
                        .thenMany(Flux.defer(() -> moves.peopleIn(chatsOf(migrations))))
                        .as(people -> lookAgainAt(people, now));
    }

    /** Who came by the link of an offer is looked at again, as if everybody had always known whose link it is. */
    Mono<Void> hearLinks(List<InviteLink> news) {
        Instant now = now();
        return news.isEmpty()
                ? Mono.empty()
                : links.add(news)
                        .thenMany(Flux.defer(() -> links.peopleBy(news)))
                        .as(people -> lookAgainAt(people, now));
    }

    /** They may be many: some at a time, each time in a transaction of its own. */
    private Mono<Void> lookAgainAt(Flux<Long> people, Instant now) {
        return people.collectList()
                .flatMapIterable(all -> all)
                .buffer(PEOPLE_AT_A_TIME)
                .concatMap(some -> attribute(inNewTraces(some), now).as(transactions::transactional))
                .then();
    }

    private static List<Long> chatsOf(List<ChatMigrated> migrations) {
        return migrations.stream()
                .flatMap(move -> Stream.of(move.chat().id(), move.newId()))
                .toList();
    }

    /**
     * Decides about some of those for whom time alone makes a difference.
     *
     * @return how many they were
     */
    Mono<Integer> wake(int most) {
        Instant now = now();
        return situations
                .whoseTimeHasCome(now, most)
                .flatMap(people -> attribute(inNewTraces(people), now).thenReturn(people.size()))
                .as(transactions::transactional);
    }

    /** As precise as the database, so that what was written compares equal to what was meant. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Mono<Map<Long, Trace>> byPerson(Flux<Concern> concerns) {
        return concerns.collectMap(Concern::user, Concern::trace);
    }

    private static Map<Long, Trace> inNewTraces(Collection<Long> people) {
        return people.stream().collect(toMap(Function.identity(), _ -> Trace.start()));
    }
}
