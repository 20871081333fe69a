package io.clicktrail.transport.publish;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import io.clicktrail.event.EventId;
import io.clicktrail.event.Topic;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.testsupport.OwnServers;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.transport.parcel.HouseKafka;

import static io.clicktrail.testsupport.Eventually.within;
import static io.clicktrail.transport.publish.Happenings.click;
import static io.clicktrail.transport.publish.Happenings.join;
import static org.assertj.core.api.Assertions.assertThat;

/** A real broker that is killed, frozen, or not there yet. */
class BrokerFaultsIT {

    private static final OwnServers SERVERS = OwnServers.start();

    private final ServiceEnvironment environment = SERVERS.forService("click");

    @AfterAll
    static void stopServers() {
        SERVERS.close();
    }

    @Test
    void whileTheBrokerAnswersEventsAreInKafka() {
        try (RunningPublisher it = RunningPublisher.start(environment)) {
            it.warmUp();

            Map<EventId, Durability> published = it.publish(clicks(0, 200));

            assertThat(published.values()).contains(Durability.BROKER);
            assertArrived(it, Topic.CLICKS, published.keySet());
        }
    }

    @Test
    void whileTheBrokerIsFrozenCallersAreAnsweredFromTheSpoolAndAllArrivesAfterwards() {
        try (RunningPublisher it = RunningPublisher.start(environment)) {
            it.warmUp();
            Set<EventId> all = new HashSet<>(it.publish(clicks(0, 300)).keySet());

            SERVERS.kafka().freeze();
            Map<EventId, Durability> frozen = it.publish(clicks(300, 900));
            SERVERS.kafka().thaw();

            all.addAll(frozen.keySet());
            assertThat(frozen.values()).containsOnly(Durability.SPOOL);
            assertArrived(it, Topic.CLICKS, all);
            // Those sent before the freeze may have missed their budget on a busy machine, and stand there twice.
            assertThat(it.arrived(Topic.CLICKS)).filteredOn(frozen::containsKey).doesNotHaveDuplicates();
            it.warmUp();
        }
    }

    @Test
    void whenTheBrokerIsKilledNothingAcknowledgedIsLost() {
        try (RunningPublisher it = RunningPublisher.start(environment)) {
            it.warmUp();
            Set<EventId> all = new HashSet<>();
            for (int round = 0; round < 3; round++) {
                all.addAll(it.publishWhile(
                        clicks(1_000 * round, 1_000 * round + 400),
                        () -> SERVERS.kafka().kill()));
                all.addAll(it.publish(clicks(1_000 * round + 400, 1_000 * round + 500))
                        .keySet());
                SERVERS.kafka().start();
                all.addAll(it.publish(clicks(1_000 * round + 500, 1_000 * round + 600))
                        .keySet());
            }

            assertThat(all).hasSize(1_800);
            assertArrived(it, Topic.CLICKS, all);
            it.warmUp();
        }
    }

    @Test
    void aServiceThatStartsBeforeTheBrokerTakesEventsAndDeliversThemLater() {
        SERVERS.kafka().kill();
        try (RunningPublisher it = RunningPublisher.start(environment)) {
            Map<EventId, Durability> published = it.publish(clicks(0, 100));
            assertThat(published.values()).containsOnly(Durability.SPOOL);

            SERVERS.kafka().start();

            assertArrived(it, Topic.CLICKS, published.keySet());
        }
    }

    @Test
    void theOrderOfAKeyHoldsThroughAFreezeAndARestartOfTheService() {
        List<TrackingEvent> joins = IntStream.range(0, 300)
                .<TrackingEvent>mapToObj(i -> join(i, i % 3))
                .toList();
        try (RunningPublisher it = RunningPublisher.start(environment)) {
            it.warmUp();
            it.publishOneByOne(joins.subList(0, 100));
            SERVERS.kafka().freeze();
            it.publishOneByOne(joins.subList(100, 150));
        }
        try (RunningPublisher it = RunningPublisher.start(environment)) {
            it.publishOneByOne(joins.subList(150, 200));
            SERVERS.kafka().thaw();
            it.publishOneByOne(joins.subList(200, 300));

            assertArrived(it, Topic.JOINS, ids(joins));
        }
        for (int user = 0; user < 3; user++) {
            String key = Integer.toString(user);
            assertThat(firstArrivals(key))
                    .isEqualTo(joins.stream()
                            .filter(event -> event.partitionKey().equals(key))
                            .map(TrackingEvent::id)
                            .toList());
        }
    }

    private List<EventId> firstArrivals(String key) {
        try (var kafka = new HouseKafka(environment)) {
            return kafka.events(Topic.JOINS).stream()
                    .filter(event -> event.partitionKey().equals(key))
                    .map(TrackingEvent::id)
                    .distinct()
                    .toList();
        }
    }

    private static void assertArrived(RunningPublisher it, Topic topic, Set<EventId> published) {
        within(RunningPublisher.PATIENCE, () -> assertThat(it.spool().isEmpty()).isTrue());
        assertThat(it.arrivedIds(topic)).containsAll(published);
    }

    private static Set<EventId> ids(List<TrackingEvent> events) {
        return new HashSet<>(events.stream().map(TrackingEvent::id).toList());
    }

    private static List<TrackingEvent> clicks(int from, int to) {
        return IntStream.range(from, to).<TrackingEvent>mapToObj(i -> click(i)).toList();
    }
}
