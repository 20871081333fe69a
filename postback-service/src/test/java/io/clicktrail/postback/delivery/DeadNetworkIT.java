package io.clicktrail.postback.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.clicktrail.event.ConversionEvent;
import io.clicktrail.postback.RunningService;
import io.clicktrail.testsupport.Answer;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.testsupport.StubPartner;

import static io.clicktrail.postback.Conversions.approvedOnes;
import static org.assertj.core.api.Assertions.assertThat;

/** Ten networks, one of which does not answer. */
class DeadNetworkIT {

    private static final ServiceEnvironment ENVIRONMENT = RealServers.forService("postback");
    private static final StubPartner PARTNER = StubPartner.start();
    private static final int OF_EACH = 100;
    private static final int CALLS = 10;
    private static final int IN_FLIGHT = 4;
    private static final int PROBES = 2;
    private static final Duration OPEN_FOR = Duration.ofMillis(500);
    private static final List<String> ALIVE =
            IntStream.range(0, 9).mapToObj(i -> "alive-" + i).toList();

    @AfterEach
    void forget() {
        PARTNER.forget();
    }

    @AfterAll
    static void stop() {
        PARTNER.close();
    }

    @Test
    void theOtherNineAreServedWhileItsOwnWaitAndItIsLeftAlone() {
        PARTNER.answers(
                request -> request.path().equals("/dead") ? Answer.ok().after(Duration.ofMinutes(5)) : Answer.ok());
        try (RunningService service = RunningService.start(
                ENVIRONMENT,
                PARTNER,
                "postback.worker.poll-interval=20ms",
                "postback.partner.in-flight=" + IN_FLIGHT,
                "postback.partner.total-timeout=1s",
                "postback.partner.connect-timeout=1s",
                "postback.breaker.calls=" + CALLS,
                "postback.breaker.probes=" + PROBES,
                "postback.breaker.open-for=" + OPEN_FOR.toMillis() + "ms")) {
            service.addNetwork(PARTNER, "dead", "{\"approved\": \"1\"}");
            ALIVE.forEach(network -> service.addNetwork(PARTNER, network, "{\"approved\": \"1\"}"));
            service.publish(approvedOnes("dead", OF_EACH));
            Eventually.within(
                    Duration.ofSeconds(20),
                    () -> assertThat(PARTNER.receivedAt("/dead")).hasSizeGreaterThanOrEqualTo(IN_FLIGHT));

            service.publish(shuffledForTheLiving());

            Eventually.within(
                    Duration.ofSeconds(30),
                    () -> assertThat(PARTNER.receivedAt("/alive")).hasSize(ALIVE.size() * OF_EACH));
            assertThat(service.deliveries("?network=dead&state=delivered")).isEmpty();
            assertThat(service.deliveries("?network=dead&state=pending&limit=100"))
                    .hasSize(OF_EACH);
            assertLeftAlone();
            assertThat(breakerOf("dead", service)).isEqualTo(1);
            assertThat(breakerOf(ALIVE.getFirst(), service)).isZero();
        }
    }

    private static double breakerOf(String network, RunningService service) {
        return service.bean(MeterRegistry.class)
                .get("clicktrail.postback.breaker")
                .tag("network", network)
                .gauge()
                .value();
    }

    private static List<ConversionEvent> shuffledForTheLiving() {
        List<ConversionEvent> events = new ArrayList<>();
        ALIVE.forEach(network -> events.addAll(approvedOnes(network, OF_EACH)));
        Collections.shuffle(events, new Random(7));
        return events;
    }

    /** After the breaker's first window there are at most so many probes in each of its pauses. */
    private static void assertLeftAlone() {
        Eventually.within(
                Duration.ofSeconds(30),
                () -> assertThat(PARTNER.receivedAt("/dead")).hasSizeGreaterThan(CALLS + IN_FLIGHT));
        var calls = PARTNER.receivedAt("/dead");
        Instant first = calls.getFirst().at();
        Instant last = calls.getLast().at();
        long pauses = Duration.between(first, last).dividedBy(OPEN_FOR) + 1;
        assertThat(calls).hasSizeLessThanOrEqualTo((int) (CALLS + IN_FLIGHT + PROBES * pauses));
    }
}
