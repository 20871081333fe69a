package io.clicktrail.attribution.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import io.clicktrail.attribution.Histories;
import io.clicktrail.attribution.History;
import io.clicktrail.attribution.decision.InMemoryAttribution;
import io.clicktrail.attribution.decision.Standing;
import io.clicktrail.attribution.decision.Standing.State;
import io.clicktrail.event.Offer;
import io.clicktrail.event.TrackingEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ledger says what the conversions say, after every step of histories in which clicks, joins, shares, leaves,
 * payments and the passing of time come in any order, and some of them again.
 */
class LedgerTest {

    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(12));

    @Property(tries = 500)
    void theBooksBalanceAndSayWhatIsPaidAfterEveryStep(@ForAll long seed) {
        History history = historyOf(seed);
        InMemoryAttribution attribution = InMemoryAttribution.metered(history.offers());

        live(history, attribution, new Random(seed), () -> agree(attribution, history.offers()));
    }

    @Property(tries = 300)
    void postingEverythingAgainInAnyOrderMovesNothing(@ForAll long seed) {
        History history = historyOf(seed);
        InMemoryAttribution attribution = InMemoryAttribution.metered(history.offers());
        live(history, attribution, new Random(seed), () -> {});
        List<Posting> again = new ArrayList<>(attribution.postings());
        again.addAll(attribution.postings());
        Collections.shuffle(again, new Random(seed));

        Books once = Books.of(attribution.deposits(), attribution.postings());
        Books often = Books.of(attribution.deposits(), again);

        for (Offer offer : history.offers()) {
            for (Account account : Account.values()) {
                assertThat(often.balance(account, offer.id())).isEqualTo(once.balance(account, offer.id()));
            }
        }
    }

    @Property(tries = 300)
    void whoIsDueWhatDoesNotDependOnTheMoney(@ForAll long seed) {
        History history = historyOf(seed);
        InMemoryAttribution attribution = InMemoryAttribution.metered(history.offers());
        live(history, attribution, new Random(seed), () -> {});
        var free = InMemoryAttribution.outcomeOf(history, END);

        assertThat(attribution.outcome().due()).isEqualTo(free.due());
        assertThat(attribution.outcome().actions()).isEqualTo(free.actions());
    }

    @Property(tries = 300)
    void withMoneyEnoughNobodyWaitsForMoney(@ForAll long seed) {
        History history = historyOf(seed);
        InMemoryAttribution attribution = InMemoryAttribution.metered(history.offers());
        history.offers().forEach(offer -> attribution.topUp(offer, 1_000_000, START));
        history.arriving(new Random(seed)).forEach(batch -> attribution.hear(batch, END));

        assertThat(attribution.outcome()).isEqualTo(InMemoryAttribution.outcomeOf(history, END));
    }

    @Test
    void theHistoriesHoldEveryStepThereIs() {
        Map<Step, Integer> met = new TreeMap<>();
        int waiting = 0;
        for (long seed = 0; seed < 600; seed++) {
            History history = historyOf(seed);
            InMemoryAttribution attribution = InMemoryAttribution.metered(history.offers());
            live(history, attribution, new Random(seed), () -> {});
            attribution.postings().forEach(posting -> met.merge(posting.step(), 1, Integer::sum));
            waiting += (int) attribution.newest().stream()
                    .filter(standing -> standing.state() == State.OVER_CAP)
                    .count();
        }
        assertThat(met.keySet()).isEqualTo(Set.of(Step.PLEDGE, Step.EARN, Step.RELEASE, Step.REVERSE));
        assertThat(met.values()).allMatch(times -> times > 20);
        assertThat(waiting).isGreaterThan(50);
    }

    /** Events arrive, somebody pays in, time passes: in any order, and then all of it has happened. */
    private static void live(History history, InMemoryAttribution attribution, Random chance, Runnable afterEach) {
        for (List<TrackingEvent> batch : history.arriving(chance)) {
            Instant now = START.plus(Duration.ofMinutes(chance.nextInt(120)));
            attribution.hear(batch, now);
            afterEach.run();
            if (chance.nextInt(3) == 0) {
                Offer offer =
                        history.offers().get(chance.nextInt(history.offers().size()));
                attribution.topUp(offer, 1 + chance.nextInt(25), now);
                afterEach.run();
            }
            if (chance.nextInt(4) == 0) {
                attribution.wake(now);
                afterEach.run();
            }
        }
        attribution.wake(END);
        afterEach.run();
    }

    private static void agree(InMemoryAttribution attribution, List<Offer> offers) {
        Books books = Books.of(attribution.deposits(), attribution.postings());
        assertThat(books.sumOfAll()).isZero();
        for (Offer offer : offers) {
            long pledged = priceOf(State.PENDING, offer, attribution);
            long earned = priceOf(State.APPROVED, offer, attribution);
            long deposited = attribution.deposits().getOrDefault(offer.id(), 0L);
            assertThat(books.balance(Account.PLEDGED, offer.id())).isEqualTo(pledged);
            assertThat(books.balance(Account.EARNED, offer.id())).isEqualTo(earned);
            assertThat(books.balance(Account.BUDGET, offer.id()))
                    .isEqualTo(deposited - pledged - earned)
                    .isNotNegative();
        }
    }

    private static long priceOf(State state, Offer offer, InMemoryAttribution attribution) {
        return attribution.allRevisions().stream()
                .filter(standing -> standing.state() == state)
                .map(Standing::conversion)
                .filter(conversion -> conversion.offer().equals(offer.id()))
                .mapToLong(Posting::starsOf)
                .sum();
    }

    private static History historyOf(long seed) {
        return Histories.random(new Random(seed), START, "ledger");
    }
}
