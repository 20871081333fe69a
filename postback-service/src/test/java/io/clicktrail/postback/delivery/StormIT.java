package io.clicktrail.postback.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.clicktrail.event.Conversion;
import io.clicktrail.event.ConversionEvent;
import io.clicktrail.event.DeliveryEvent.PostbackDelivered;
import io.clicktrail.event.DeliveryEvent.PostbackExhausted;
import io.clicktrail.event.Topic;
import io.clicktrail.postback.RunningService;
import io.clicktrail.testsupport.Answer;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ReceivedRequest;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.testsupport.StubPartner;

import static io.clicktrail.postback.Conversions.approved;
import static io.clicktrail.postback.Conversions.approvedOnes;
import static io.clicktrail.postback.Conversions.conversionOf;
import static org.assertj.core.api.Assertions.assertThat;

/** A thousand postbacks by two replicas into a network that fails in every way there is. */
class StormIT {

    private static final ServiceEnvironment ENVIRONMENT = RealServers.forService("postback");
    private static final int POSTBACKS = 1_000;
    private static final Duration TOTAL_TIMEOUT = Duration.ofMillis(400);
    private static final StubPartner PARTNER = StubPartner.start();
    private static final Map<String, List<Boolean>> FAULTS_BY_ID = new ConcurrentHashMap<>();
    private static final Random WEATHER = new Random(42);

    @AfterAll
    static void stop() {
        PARTNER.close();
    }

    @Test
    void everyPostbackEndsAndNoneIsDoubledWithoutAFaultAlsoWhenTheTopicIsReplayed() throws Exception {
        PARTNER.answers(StormIT::weather);
        List<ConversionEvent> conversions = approvedOnes("stormy", POSTBACKS);

        try (RunningService service = start();
                RunningService replica = start()) {
            replica.addNetwork(PARTNER, "stormy", "{\"approved\": \"1\"}");
            service.publish(conversions);
            Eventually.within(
                    Duration.ofMinutes(2), () -> assertThat(FAULTS_BY_ID).hasSize(POSTBACKS));
            Eventually.within(
                    Duration.ofMinutes(2), () -> assertThat(open(service)).isZero());
            assertEveryOneEnded(service);
            assertNoneDoubledWithoutAFault(service);
            assertAllOfItWasTold(service);
        }

        int received = PARTNER.received().size();
        rewindTheTopic();
        try (RunningService service = start()) {
            Conversion last = conversionOf("stormy", "after-the-storm");
            PARTNER.answers(Answer.ok());
            service.publish(approved(last));
            Eventually.within(
                    Duration.ofMinutes(1),
                    () -> assertThat(service.deliveries("?state=delivered&conversion=" + last.id()))
                            .hasSize(1));
            Eventually.within(Duration.ofMinutes(1), () -> assertThat(lag()).isZero());
            assertThat(open(service)).isZero();
            assertThat(PARTNER.received()).hasSize(received + 1);
            assertThat(service.allDeliveries()).hasSize(POSTBACKS + 1);
        }
    }

    private static RunningService start() {
        return RunningService.start(
                ENVIRONMENT,
                PARTNER,
                "postback.retry.time-scale=0.00002",
                "postback.worker.poll-interval=20ms",
                "postback.worker.lease=30s",
                "postback.partner.in-flight=64",
                "postback.partner.connect-timeout=" + TOTAL_TIMEOUT.toMillis() + "ms",
                "postback.partner.total-timeout=" + TOTAL_TIMEOUT.toMillis() + "ms");
    }

    /** 30 % server errors, 10 % silence, 5 % resets, 5 % too many requests. */
    private static Answer weather(ReceivedRequest request) {
        int chance;
        synchronized (WEATHER) {
            chance = WEATHER.nextInt(100);
        }
        FAULTS_BY_ID.computeIfAbsent(idOf(request), id -> new ArrayList<>()).add(chance < 50);
        if (chance < 30) {
            return Answer.status(500 + chance % 4);
        }
        if (chance < 40) {
            return Answer.ok().after(TOTAL_TIMEOUT.multipliedBy(3));
        }
        if (chance < 45) {
            return Answer.connectionReset();
        }
        return chance < 50 ? Answer.status(429).header("Retry-After", "1") : Answer.ok();
    }

    private static String idOf(ReceivedRequest request) {
        return request.query().getOrDefault("eid", "");
    }

    private static int open(RunningService service) {
        return service.deliveries("?state=pending&limit=1").size();
    }

    private static void assertEveryOneEnded(RunningService service) {
        List<JsonNode> deliveries = service.allDeliveries();
        Map<String, Long> byState = deliveries.stream()
                .collect(
                        Collectors.groupingBy(delivery -> delivery.path("state").asString(), Collectors.counting()));

        assertThat(deliveries).hasSize(POSTBACKS);
        assertThat(byState.keySet()).isSubsetOf("delivered", "exhausted");
        assertThat(deliveries).allSatisfy(delivery -> {
            List<Boolean> faults = FAULTS_BY_ID.getOrDefault(delivery.path("id").asString(), List.of());
            assertThat(delivery.path("attempts"))
                    .hasSizeGreaterThanOrEqualTo(faults.size())
                    .hasSizeLessThanOrEqualTo(8);
        });
        System.getLogger("storm")
                .log(
                        System.Logger.Level.INFO,
                        "storm: {0}, {1} calls",
                        byState,
                        PARTNER.received().size());
    }

    /** Every call but the last of an id was answered with a fault, or not in time for the one who called. */
    private static void assertNoneDoubledWithoutAFault(RunningService service) {
        Map<String, JsonNode> deliveries = service.allDeliveries().stream()
                .collect(Collectors.toMap(delivery -> delivery.path("id").asString(), delivery -> delivery));

        assertThat(FAULTS_BY_ID).hasSize(POSTBACKS);
        FAULTS_BY_ID.forEach((id, faults) -> {
            JsonNode delivery = deliveries.get(id);
            assertThat(delivery).as("the id %s is that of a delivery", id).isNotNull();
            long unansweredToUs = countOfFault(delivery, "timeout");
            long goodAnswersBeforeTheLast = faults.subList(0, faults.size() - 1).stream()
                    .filter(fault -> !fault)
                    .count();
            assertThat(goodAnswersBeforeTheLast)
                    .as("repeats of %s without a fault", id)
                    .isLessThanOrEqualTo(unansweredToUs);
        });
        Map<String, Long> idsByClick = PARTNER.received().stream()
                .collect(Collectors.groupingBy(
                        request -> request.query().getOrDefault("cid", ""),
                        Collectors.collectingAndThen(
                                Collectors.mapping(StormIT::idOf, Collectors.toSet()), ids -> (long) ids.size())));
        assertThat(idsByClick)
                .hasSize(POSTBACKS)
                .allSatisfy((click, ids) -> assertThat(ids).isEqualTo(1));
    }

    private static long countOfFault(JsonNode delivery, String fault) {
        long count = 0;
        for (JsonNode attempt : delivery.path("attempts")) {
            count += attempt.path("error").asString("").equals(fault) ? 1 : 0;
        }
        return count;
    }

    private static void assertAllOfItWasTold(RunningService service) {
        Eventually.within(Duration.ofSeconds(20), () -> {
            int delivered =
                    service.said(Topic.POSTBACKS, PostbackDelivered.class).size();
            int exhausted =
                    service.said(Topic.POSTBACKS, PostbackExhausted.class).size();
            assertThat(delivered + exhausted).isEqualTo(POSTBACKS);
        });
    }

    private static void rewindTheTopic() throws Exception {
        try (Admin admin = admin()) {
            Map<TopicPartition, OffsetAndMetadata> start = committed(admin).keySet().stream()
                    .collect(Collectors.toMap(partition -> partition, partition -> new OffsetAndMetadata(0)));
            assertThat(start).isNotEmpty();
            admin.alterConsumerGroupOffsets(group(admin), start).all().get();
        }
    }

    private static long lag() throws Exception {
        try (Admin admin = admin()) {
            Map<TopicPartition, OffsetAndMetadata> committed = committed(admin);
            var ends = admin.listOffsets(committed.keySet().stream()
                            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                    .all()
                    .get();
            return committed.entrySet().stream()
                    .mapToLong(entry ->
                            Objects.requireNonNull(ends.get(entry.getKey())).offset()
                                    - entry.getValue().offset())
                    .sum();
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin) throws Exception {
        String group = group(admin);
        return admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata(group)
                .get();
    }

    private static String group(Admin admin) throws Exception {
        return admin.listGroups().all().get().stream()
                .map(group -> group.groupId())
                .filter(id -> id.startsWith(ENVIRONMENT.get("CLICKTRAIL_TOPIC_PREFIX")))
                .findFirst()
                .orElseThrow();
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", ENVIRONMENT.kafka()));
    }
}
