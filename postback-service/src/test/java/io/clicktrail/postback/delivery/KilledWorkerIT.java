package io.clicktrail.postback.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.clicktrail.infrastructure.ChildProcess;
import io.clicktrail.postback.RunningService;
import io.clicktrail.testsupport.Answer;
import io.clicktrail.testsupport.EventTopics;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ReceivedRequest;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.testsupport.StubPartner;

import static io.clicktrail.postback.Conversions.approvedOnes;
import static org.assertj.core.api.Assertions.assertThat;

/** The service as a process of its own, killed with SIGKILL while its requests are on their way. */
class KilledWorkerIT {

    private static final ServiceEnvironment ENVIRONMENT = RealServers.forService("postback");
    private static final StubPartner PARTNER = StubPartner.start();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int POSTBACKS = 60;
    private static final List<String> SETTINGS = List.of(
            "postback.worker.lease=4s",
            "postback.worker.poll-interval=50ms",
            "postback.partner.in-flight=16",
            "postback.partner.total-timeout=2s",
            "postback.partner.connect-timeout=1s",
            "postback.breaker.calls=1000");

    @AfterAll
    static void stop() {
        PARTNER.close();
    }

    @Test
    void whatWasOnItsWayIsSentAgainWithTheSameIdAndNothingIsForgotten() {
        addNetwork();
        PARTNER.answers(Answer.ok().after(Duration.ofMillis(300)));

        List<Integer> receivedAtKills = new ArrayList<>();
        for (int kill = 0; kill < 3; kill++) {
            ChildProcess service = startProcess();
            try {
                publishOnce(kill);
                int more = PARTNER.received().size() + 5;
                Eventually.within(PATIENCE, () -> assertThat(PARTNER.received()).hasSizeGreaterThanOrEqualTo(more));
            } finally {
                service.kill();
            }
            receivedAtKills.add(PARTNER.received().size());
        }

        assertThat(receivedAtKills).isSorted();
        try (RunningService service = start()) {
            Eventually.within(
                    PATIENCE,
                    () -> assertThat(service.deliveries("?state=delivered&limit=100"))
                            .hasSize(POSTBACKS));
            assertEveryRepeatHasItsReason(service.allDeliveries());
        }
    }

    /** As often as a network was called about an id, so many attempts stand in the log; all but one were interrupted. */
    private static void assertEveryRepeatHasItsReason(List<JsonNode> deliveries) {
        Map<String, Long> calls =
                PARTNER.received().stream().collect(Collectors.groupingBy(KilledWorkerIT::idOf, Collectors.counting()));
        int interrupted = 0;

        assertThat(calls).hasSize(POSTBACKS);
        for (JsonNode delivery : deliveries) {
            List<String> errors = errorsOf(delivery);
            long called = calls.getOrDefault(delivery.path("id").asString(), 0L);
            assertThat(errors)
                    .containsOnlyOnce("")
                    .endsWith("")
                    .allMatch(error -> error.isEmpty() || error.equals("interrupted"));
            assertThat(called).isBetween(1L, (long) errors.size());
            interrupted += errors.size() - 1;
        }
        assertThat(interrupted).as("kills that hit a request on its way").isPositive();
    }

    private static List<String> errorsOf(JsonNode delivery) {
        List<String> errors = new ArrayList<>();
        delivery.path("attempts")
                .forEach(attempt -> errors.add(attempt.path("error").asString("")));
        return errors;
    }

    private static String idOf(ReceivedRequest request) {
        return request.query().getOrDefault("eid", "");
    }

    private static void addNetwork() {
        try (RunningService service = start()) {
            service.addNetwork(PARTNER, "killed", "{\"approved\": \"1\"}");
        }
    }

    private static void publishOnce(int round) {
        if (round == 0) {
            new EventTopics(ENVIRONMENT).publish(approvedOnes("killed", POSTBACKS));
        }
    }

    private static RunningService start() {
        return RunningService.start(ENVIRONMENT, PARTNER, SETTINGS.toArray(String[]::new));
    }

    private static ChildProcess startProcess() {
        Map<String, String> environment = new TreeMap<>(ENVIRONMENT.properties());
        environment.put("POSTBACK_ALLOWED_LOOPBACK", PARTNER.address());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.clicktrail.postback.PostbackApplication"));
        SETTINGS.forEach(setting -> command.add("--" + setting));
        return ChildProcess.start("postback-service", command, environment, Path.of("target", "killed-worker.log"));
    }
}
