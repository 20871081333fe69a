package io.clicktrail.postback.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import io.clicktrail.postback.RunningService;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.testsupport.StubPartner;

import static io.clicktrail.postback.Conversions.approvedOnes;
import static org.assertj.core.api.Assertions.assertThat;

/** Claims and results against a real database; the service's own worker looks for nothing meanwhile. */
class LeaseIT {

    private static final ServiceEnvironment ENVIRONMENT = RealServers.forService("postback");
    private static final StubPartner PARTNER = StubPartner.start();
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final LaneLimits UNLIMITED = limits(1_000, Map.of());

    private static RunningService service;
    private static ClaimStore claims;
    private static ResultStore results;
    private static Clock clock;

    @BeforeAll
    static void start() {
        service = RunningService.start(ENVIRONMENT, PARTNER, "postback.worker.poll-interval=1h");
        claims = service.bean(ClaimStore.class);
        results = service.bean(ResultStore.class);
        clock = service.bean(Clock.class);
    }

    @AfterAll
    static void stop() {
        service.close();
        PARTNER.close();
    }

    @Test
    void aResultThatComesAfterItsLeaseHasPassedToAnotherDoesNotCount() {
        planned(1, "late");
        enable("late");
        Instant now = clock.instant();
        PendingDelivery dead = claim(UNLIMITED, now).getFirst();
        PendingDelivery heir = claim(UNLIMITED, now.plus(LEASE)).getFirst();

        List<FinishedDelivery> late = record(delivered(dead));
        List<FinishedDelivery> inTime = record(delivered(heir));

        assertThat(heir.delivery()).isEqualTo(dead.delivery());
        assertThat(late).isEmpty();
        assertThat(inTime).hasSize(1);
        assertThat(errorsOf(service.deliveries("?network=late").getFirst())).containsExactly("interrupted", "");
    }

    @Test
    void whatIsClaimedIsNotClaimedAgainWhileTheLeaseLasts() {
        planned(3, "leased");
        enable("leased");
        Instant now = clock.instant();

        assertThat(claim(UNLIMITED, now)).hasSize(3);
        assertThat(claim(UNLIMITED, now.plus(LEASE).minusMillis(1))).isEmpty();
        assertThat(claim(UNLIMITED, now.plus(LEASE)))
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.attempts()).isEqualTo(1));
    }

    @Test
    void workersThatClaimAtTheSameTimeShareWithoutOverlap() {
        planned(200, "shared");
        enable("shared");
        Instant now = clock.instant();
        var ten = limits(10, Map.of());

        List<UUID> claimed = Objects.requireNonNull(Flux.range(0, 40)
                .flatMap(worker -> claims.claimDue(ten, now, now.plus(LEASE)), 8)
                .flatMapIterable(list -> list)
                .map(each -> each.delivery().postback().id())
                .collectList()
                .block());

        assertThat(claimed).doesNotHaveDuplicates().hasSizeBetween(100, 200);
    }

    @Test
    void eachNetworkGetsAsMuchAsItsLaneHasPlacesFor() {
        planned(5, "narrow", "wide", "shut");
        enable("narrow", "wide", "shut");

        List<PendingDelivery> claimed =
                claim(limits(3, Map.of("narrow", 1, "shut", 0, "never-seen", 7)), clock.instant());

        assertThat(claimed)
                .extracting(each -> each.network().id().value())
                .containsExactlyInAnyOrder("narrow", "wide", "wide", "wide");
    }

    @Test
    void replicasShareHowOftenANetworkMayBeCalled() {
        planned(60, "limited");
        limit("limited", 120, "PT1M");
        enable("limited");
        Instant now = clock.instant();

        List<List<PendingDelivery>> atOnce = Objects.requireNonNull(Flux.range(0, 8)
                .flatMap(replica -> claims.claimDue(UNLIMITED, now, now.plus(LEASE)), 8)
                .collectList()
                .block());
        int inTheNextMinute = 0;
        for (int step = 1; step <= 60; step++) {
            Instant later = now.plus(Duration.ofMillis(250L * step));
            inTheNextMinute += claim(UNLIMITED, later).size();
        }

        assertThat(atOnce.stream().mapToInt(List::size).sum()).isEqualTo(2);
        assertThat(inTheNextMinute).isEqualTo(30);
    }

    @Test
    void howeverLongNothingWasSentALimitByTheHourIsKeptEvenly() {
        planned(5, "slow");
        limit("slow", 2, "PT1H");
        enable("slow");
        Instant now = clock.instant();

        assertThat(claim(UNLIMITED, now)).hasSize(1);
        assertThat(claim(UNLIMITED, now.plus(Duration.ofMinutes(30)).minusMillis(1)))
                .isEmpty();
        assertThat(claim(UNLIMITED, now.plus(Duration.ofMinutes(30)))).hasSize(1);
        assertThat(claim(UNLIMITED, now.plus(Duration.ofMinutes(31)))).isEmpty();
        assertThat(claim(UNLIMITED, now.plus(Duration.ofDays(1)))).hasSize(1);
        limit("slow", 100, "PT1S");
        assertThat(claim(UNLIMITED, clock.instant())).isNotEmpty();
    }

    @Test
    void aDeadNetworkIsTriedByOneReplicaAtATime() {
        planned(20, "dead");
        enable("dead");
        Instant now = clock.instant();
        Duration rest = Duration.ofSeconds(63);
        var halfOpen = new LaneLimits(32, Map.of("dead", 2), Set.of("dead"), rest);

        List<List<PendingDelivery>> atOnce = Objects.requireNonNull(Flux.range(0, 8)
                .flatMap(replica -> claims.claimDue(halfOpen, now, now.plus(LEASE)), 8)
                .collectList()
                .block());

        assertThat(atOnce.stream().mapToInt(List::size).sum()).isEqualTo(2);
        assertThat(claim(halfOpen, now.plus(rest).minusMillis(1))).isEmpty();
        assertThat(claim(halfOpen, now.plus(rest))).hasSize(2);
    }

    @Test
    void whatIsOverdueThoughItsNetworkIsEnabledIsFoundAndWhatWaitsForItsNetworkIsNot() {
        planned(2, "unreachable", "disabled");
        enable("unreachable");
        Instant inAWeek = clock.instant().plus(Duration.ofDays(7));
        Instant limit = inAWeek.minus(Duration.ofDays(3));

        List<PendingDelivery> before =
                block(claims.claimOverdue(limit.minus(Duration.ofDays(5)), 10, inAWeek, inAWeek));
        List<PendingDelivery> overdue = block(claims.claimOverdue(limit, 10, inAWeek, inAWeek.plus(LEASE)));
        record(overdue.stream()
                .map(each -> new FinishedDelivery(each, null, new DeliveryVerdict.Exhausted("overdue"), inAWeek))
                .toArray(FinishedDelivery[]::new));

        assertThat(before).isEmpty();
        assertThat(overdue).hasSize(2);
        assertThat(service.deliveries("?network=unreachable&state=exhausted"))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.path("reason").asString()).isEqualTo("overdue"));
        assertThat(service.deliveries("?network=disabled&state=paused")).hasSize(2);
    }

    /** Planned while the networks were disabled, so that nobody has claimed them yet. */
    private static void planned(int ofEach, String... networks) {
        for (String network : networks) {
            service.addNetwork(PARTNER, network, "{\"approved\": \"1\"}");
            service.post("/api/v1/networks/" + network + "/disable", "");
            service.publish(approvedOnes(network, ofEach));
        }
        for (String network : networks) {
            Eventually.within(
                    Duration.ofSeconds(20), () -> assertThat(countOf(network)).isEqualTo(ofEach));
        }
    }

    private static void enable(String... networks) {
        for (String network : networks) {
            service.post("/api/v1/networks/" + network + "/enable", "");
        }
    }

    private static LaneLimits limits(int usual, Map<String, Integer> places) {
        return new LaneLimits(usual, places, Set.of(), Duration.ofMinutes(1));
    }

    private static void limit(String network, int count, String per) {
        String body = RunningService.networkJson(
                network, PARTNER.url("/pb?cid={click_id}"), "GET", "{\"approved\": \"1\"}", "");
        String limited = body.substring(0, body.lastIndexOf('}'))
                + ", \"rate_limit\": {\"count\": %d, \"per\": \"%s\"}}".formatted(count, per);
        assertThat(service.put("/api/v1/networks/" + network, limited).status()).isEqualTo(200);
    }

    /** So that what this test leaves open is not found by the next. */
    @AfterEach
    void disableAll() {
        service.get("/api/v1/networks?limit=200")
                .json()
                .path("items")
                .forEach(network ->
                        service.post("/api/v1/networks/" + network.path("slug").asString() + "/disable", ""));
    }

    private static long countOf(String network) {
        return service.allDeliveries().stream()
                .filter(each -> each.path("network").asString().equals(network))
                .count();
    }

    private static List<PendingDelivery> claim(LaneLimits limits, Instant now) {
        return block(claims.claimDue(limits, now, now.plus(LEASE)));
    }

    private static FinishedDelivery delivered(PendingDelivery pending) {
        var attempt =
                new Attempt("GET /", clock.instant(), Duration.ofMillis(1), new AttemptResult.Answered(200, null, ""));
        return new FinishedDelivery(pending, attempt, new DeliveryVerdict.Delivered(), clock.instant());
    }

    private static List<FinishedDelivery> record(FinishedDelivery... finished) {
        return block(results.record(List.of(finished)));
    }

    private static <T> List<T> block(Mono<List<T>> list) {
        return Objects.requireNonNull(list.block());
    }

    private static List<String> errorsOf(JsonNode delivery) {
        List<String> errors = new ArrayList<>();
        delivery.path("attempts")
                .forEach(attempt -> errors.add(attempt.path("error").asString("")));
        return errors;
    }
}
