package io.clicktrail.attribution.conversion;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.AnOffer;
import io.clicktrail.attribution.Events;
import io.clicktrail.attribution.Histories;
import io.clicktrail.attribution.History;
import io.clicktrail.attribution.OnRealServers;
import io.clicktrail.attribution.decision.InMemoryAttribution;
import io.clicktrail.attribution.decision.Outcome;
import io.clicktrail.attribution.decision.Standing;
import io.clicktrail.attribution.decision.Standing.State;
import io.clicktrail.attribution.ledger.TopUp;
import io.clicktrail.attribution.offer.AdvertiserId;
import io.clicktrail.event.Chat;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.testsupport.ServiceEnvironment;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The ledger on the real database, with two replicas that write to it at once. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
@Import(World.class)
class LedgerIT {

    private static final ServiceEnvironment ENVIRONMENT = OnRealServers.fresh();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AdvertiserId ACME = AdvertiserId.parse("acme");
    private static final int CONSUMERS = 4;

    private static ConfigurableApplicationContext replica;

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        OnRealServers.registerWithoutJobs(ENVIRONMENT, registry);
    }

    @BeforeAll
    static void startReplica() {
        replica = OnRealServers.replicaWithoutJobs(ENVIRONMENT, "attribution.wake-batch=7");
    }

    @AfterAll
    static void stopReplica() {
        replica.close();
    }

    @Autowired
    private World world;

    @Autowired
    private TopUpStore topUps;

    @Autowired
    private DatabaseClient database;

    /** Clicks, joins, shares, leaves, payments and the passing of time, in any order, repeated, on two replicas. */
    @RepeatedTest(20)
    void theBooksBalanceAndSayWhatIsPaid(RepetitionInfo repetition) {
        int number = repetition.getCurrentRepetition();
        Random chance = new Random(number);
        Instant start = Instant.now().minus(4, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);
        History history = Histories.random(chance, start, "ledger-" + number);
        List<TopUp> payments = payments(history.offers(), chance);
        world.offers().putMetered(history.offers(), ACME);

        happenAtOnce(steps(history, payments, chance));
        world.timePasses();

        assertThat(wrongBalances()).isEmpty();
        Outcome free = InMemoryAttribution.outcomeOf(history, Instant.now());
        assertThat(world.outcome(history).due()).isEqualTo(free.due());
        assertThat(world.outcome(history).actions()).isEqualTo(free.actions());
        String before = world.checksum();
        happenAtOnce(steps(history, payments, chance));
        world.timePasses();
        assertThat(world.checksum()).as("all of it again").isEqualTo(before);
    }

    @Test
    void aThousandWhoJoinAtOnceSpendTheBudgetAndNoStarMore() {
        Chat chat = new Chat(-100_700, "metered_crowd", "channel");
        Offer offer = AnOffer.called("metered-crowd").at("@metered_crowd").build();
        world.offers().putMetered(List.of(offer), ACME);
        assertThat(world.offers().statusOf(offer.id())).isEqualTo(Offer.Status.EXHAUSTED);
        topUp(offer, "crowd-1", 500);
        assertThat(world.offers().statusOf(offer.id())).isEqualTo(Offer.Status.ACTIVE);
        Events events = new Events(new Random(1));
        Instant start = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        List<Long> people =
                IntStream.rangeClosed(1, 1_000).mapToObj(n -> 70_000L + n).toList();

        happenAtOnce(people.stream()
                .<Mono<Void>>map(user -> hearing(
                        user.intValue(),
                        events.arrival(
                                        new TelegramUser(user, false, "ru"),
                                        offer.id(),
                                        chat,
                                        start.plusSeconds(user % 7))
                                .all()
                                .toList()))
                .toList());

        assertThat(states(people)).isEqualTo(Map.of(State.APPROVED, 100L, State.OVER_CAP, 900L));
        assertThat(world.offers().statusOf(offer.id())).isEqualTo(Offer.Status.EXHAUSTED);
        assertThat(wrongBalances()).isEmpty();

        happenAtOnce(IntStream.range(0, 40)
                .<Mono<Void>>mapToObj(n -> payment(n, offer, "crowd-more-" + n % 20, 51))
                .toList());

        assertThat(states(people)).isEqualTo(Map.of(State.APPROVED, 304L, State.OVER_CAP, 696L));
        assertThat(world.offers().statusOf(offer.id())).isEqualTo(Offer.Status.EXHAUSTED);
        assertThat(wrongBalances()).isEmpty();
    }

    @Test
    void nobodyIsPassedOverForWhoeverCostsLess() {
        Chat chat = new Chat(-100_701, "metered_line", "channel");
        Offer offer = AnOffer.called("metered-line").at("@metered_line").build();
        world.offers().putMetered(List.of(offer), ACME);
        topUp(offer, "line-1", 7);
        Events events = new Events(new Random(2));
        Instant start = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        TelegramUser withPremium = new TelegramUser(80_001, true, "ru");
        TelegramUser without = new TelegramUser(80_002, false, "ru");

        world.hearsAtOnce(
                List.of(
                        events.arrival(withPremium, offer.id(), chat, start)
                                .all()
                                .toList(),
                        events.arrival(without, offer.id(), chat, start.plusSeconds(9))
                                .all()
                                .toList()),
                1);
        assertThat(states(List.of(80_001L, 80_002L))).isEqualTo(Map.of(State.OVER_CAP, 2L));

        topUp(offer, "line-2", 3);
        assertThat(states(List.of(80_001L))).isEqualTo(Map.of(State.APPROVED, 1L));
        assertThat(states(List.of(80_002L))).isEqualTo(Map.of(State.OVER_CAP, 1L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set stars = 1",
                "delete from ledger_entry",
                "truncate ledger_entry",
                "update ledger_account set balance = balance + 1",
                "insert into ledger_account (id, balance) values ('budget:somebody', 5)",
                "delete from ledger_account",
                "truncate ledger_account"
            })
    void theDatabaseLetsNobodyRewriteTheBooks(String statement) {
        assertThatThrownBy(() -> database.sql(statement).then().block(PATIENCE))
                .hasMessageContaining("the ledger is only ever added to");
    }

    @Test
    void theDatabaseLetsNobodySpendWhatIsNotThere() {
        Offer offer = AnOffer.called("metered-poor").at("@metered_poor").build();
        world.offers().putMetered(List.of(offer), ACME);
        topUp(offer, "poor-1", 9);

        assertThatThrownBy(() -> database.sql("""
                                insert into ledger_entry
                                  (id, step, debit, credit, stars, offer, advertiser, conversion, revision, recorded_at)
                                values (gen_random_uuid(), 'pledge', 'budget:metered-poor', 'pledged:metered-poor', 10,
                                        'metered-poor', 'acme', gen_random_uuid(), 1, now())
                                """).then().block(PATIENCE)).hasMessageContaining("ledger_account_check");
    }

    private static List<TopUp> payments(List<Offer> offers, Random chance) {
        return offers.stream()
                .flatMap(offer -> IntStream.range(0, chance.nextInt(4))
                        .mapToObj(n -> new TopUp(offer.id(), offer.id() + "-" + n, 1 + chance.nextInt(20))))
                .toList();
    }

    /** Every other step on the other replica; payments come once or twice. */
    private List<Mono<Void>> steps(History history, List<TopUp> payments, Random chance) {
        Map<OfferId, Offer> offers = history.offers().stream().collect(toMap(Offer::id, Function.identity()));
        List<Mono<Void>> steps = new ArrayList<>();
        history.arriving(chance).forEach(batch -> steps.add(hearing(chance.nextInt(2), batch)));
        for (TopUp payment : payments) {
            Offer offer = requireNonNull(offers.get(payment.offer()));
            steps.add(payment(0, offer, payment.key(), payment.stars()));
            steps.add(payment(chance.nextInt(2), offer, payment.key(), payment.stars()));
        }
        Collections.shuffle(steps, chance);
        return steps;
    }

    /** Several at a time on each replica. */
    private static void happenAtOnce(List<Mono<Void>> steps) {
        Flux.fromIterable(steps).flatMap(step -> step, 2 * CONSUMERS).then().block(PATIENCE);
    }

    private Mono<Void> hearing(int number, List<TrackingEvent> batch) {
        return number % 2 == 0 ? world.hearing(batch) : Ears.of(replica).hear(batch);
    }

    private Mono<Void> payment(int number, Offer offer, String key, long stars) {
        TopUpStore store = number % 2 == 0 ? topUps : replica.getBean(TopUpStore.class);
        return store.topUp(
                        new TopUp(offer.id(), key, stars), offer, Instant.now().truncatedTo(ChronoUnit.MICROS))
                .then();
    }

    private void topUp(Offer offer, String key, long stars) {
        payment(0, offer, key, stars).block(PATIENCE);
    }

    private Map<State, Long> states(List<Long> people) {
        return world.standings(people).stream().collect(groupingBy(Standing::state, counting()));
    }

    /** Accounts that hold something else than the sum of their entries, or than the conversions say. */
    private List<String> wrongBalances() {
        return database.sql("""
                        with sides as (
                            select credit as account, stars from ledger_entry
                            union all
                            select debit, -stars from ledger_entry
                        ), summed as (
                            select account as id, sum(stars) as balance from sides group by account
                        ), owed as (
                            select case state when 'pending' then 'pledged:' else 'earned:' end || offer as id,
                                   sum(stars) as balance
                            from conversion
                            where state in ('pending', 'approved') and stars is not null
                            group by 1
                        )
                        select a.id || ' holds ' || a.balance || ', entries ' || coalesce(summed.balance, 0)
                               || ', conversions ' || coalesce(owed.balance, 0)
                        from ledger_account a
                        full join summed using (id)
                        full join owed using (id)
                        where a.balance is distinct from coalesce(summed.balance, 0)
                           or id ~ '^(pledged|earned):' and a.balance is distinct from coalesce(owed.balance, 0)
                        """)
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }
}
