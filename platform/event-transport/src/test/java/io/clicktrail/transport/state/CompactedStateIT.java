package io.clicktrail.transport.state;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.clicktrail.event.CatalogueEvent.NetworkChanged;
import io.clicktrail.event.EventCodec;
import io.clicktrail.event.Topic;
import io.clicktrail.testsupport.OwnServers;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.transport.parcel.HouseKafka;

import static io.clicktrail.testsupport.Eventually.within;
import static io.clicktrail.transport.state.Networks.network;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CompactedStateIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final OwnServers SERVERS = OwnServers.start();

    private final ServiceEnvironment environment = SERVERS.forService("click");
    private final HouseKafka kafka = new HouseKafka(environment);

    @AfterEach
    void disconnect() {
        kafka.close();
    }

    @AfterAll
    static void stopServers() {
        SERVERS.close();
    }

    @Test
    void theNewestOfEachKeyIsKnownAndChangesArrive() {
        kafka.send(List.of(network("some-network", "uid"), network("some-network", "cid")));
        try (var networks = OpenNetworks.in(environment)) {
            within(PATIENCE, () -> assertThat(networks.state().ready()).isTrue());
            assertThat(networks.find("some-network")).isEqualTo(network("some-network", "cid"));
            assertThat(networks.find("other-network")).isNull();

            kafka.send(List.of(network("some-network", "sub")));

            within(PATIENCE, () -> assertThat(networks.find("some-network")).isEqualTo(network("some-network", "sub")));
        }
    }

    @Test
    void anEmptyTopicIsReadyAndEmpty() {
        try (var networks = OpenNetworks.in(environment)) {
            within(PATIENCE, () -> assertThat(networks.state().ready()).isTrue());
            assertThat(networks.state().all()).isEmpty();
        }
    }

    @Test
    void aRecordWithoutABodyRemovesItsKey() {
        kafka.send(List.of(network("some-network", "uid"), network("other-network", "uid")));
        try (var networks = OpenNetworks.in(environment)) {
            within(PATIENCE, () -> assertThat(networks.state().all()).hasSize(2));

            remove("some-network");

            within(PATIENCE, () -> assertThat(networks.state().all()).containsExactly(network("other-network", "uid")));
        }
    }

    @Test
    void whatCannotBeReadIsPassedOverAndCounted() {
        String topic = environment.topic(Topic.NETWORKS);
        kafka.sendRaw(List.of(
                HouseKafka.raw(topic, "broken", new byte[] {1, 2}, Map.of(EventCodec.TYPE, "network.changed.v1")),
                HouseKafka.raw(topic, "unknown", new byte[] {1}, Map.of(EventCodec.TYPE, "never.heard.v1")),
                HouseKafka.raw(topic, "untyped", new byte[] {1}, Map.of())));
        kafka.send(List.of(network("good-network", "uid")));
        try (var networks = OpenNetworks.in(environment)) {
            within(PATIENCE, () -> assertThat(networks.state().all()).containsExactly(network("good-network", "uid")));
            assertThat(networks.meters()
                            .get("clicktrail.state.unreadable")
                            .functionCounter()
                            .count())
                    .isEqualTo(3);
        }
    }

    @Test
    void listenersAreCalledAfterAChangeCanBeSeen() {
        try (var networks = OpenNetworks.in(environment)) {
            Set<String> seen = new ConcurrentSkipListSet<>();
            networks.state()
                    .onChange(() -> networks.state().all().forEach(event -> seen.add(event.clickIdParameter())));
            within(PATIENCE, () -> assertThat(networks.state().ready()).isTrue());

            kafka.send(List.of(network("some-network", "uid")));

            within(PATIENCE, () -> assertThat(seen).containsExactly("uid"));
        }
    }

    @Test
    void aServiceThatStartsWithoutKafkaAnswersFromItsSnapshotAndCatchesUpLater() {
        kafka.send(List.of(network("some-network", "uid")));
        try (var before = OpenNetworks.in(environment)) {
            within(PATIENCE, () -> assertThat(before.state().ready()).isTrue());
        }
        SERVERS.kafka().kill();
        try (var after = OpenNetworks.in(environment)) {
            assertThat(after.state().ready()).isTrue();
            assertThat(after.find("some-network")).isEqualTo(network("some-network", "uid"));
            assertThat(after.gauge("clicktrail.state.caught.up")).isZero();
            assertThat(after.health()).isEqualTo("UP");

            SERVERS.kafka().start();
            kafka.send(List.of(network("some-network", "cid")));

            within(PATIENCE, () -> assertThat(after.find("some-network")).isEqualTo(network("some-network", "cid")));
            assertThat(after.gauge("clicktrail.state.caught.up")).isOne();
        }
    }

    @Test
    void withoutKafkaAndWithoutASnapshotItIsNotReady() {
        SERVERS.kafka().kill();
        try (var networks = OpenNetworks.in(environment)) {
            assertThat(networks.state().ready()).isFalse();
            assertThat(networks.health()).isEqualTo("OUT_OF_SERVICE");

            SERVERS.kafka().start();

            within(PATIENCE, () -> assertThat(networks.state().ready()).isTrue());
            assertThat(networks.health()).isEqualTo("UP");
        }
    }

    @Test
    void changesGoOnAfterTheBrokerWasKilled() {
        kafka.send(List.of(network("some-network", "uid")));
        try (var networks = OpenNetworks.in(environment)) {
            within(PATIENCE, () -> assertThat(networks.state().ready()).isTrue());
            SERVERS.kafka().kill();
            assertThat(networks.find("some-network")).isEqualTo(network("some-network", "uid"));

            SERVERS.kafka().start();
            kafka.send(List.of(network("some-network", "cid")));

            within(PATIENCE, () -> assertThat(networks.find("some-network")).isEqualTo(network("some-network", "cid")));
        }
    }

    @Test
    void whatHasLeftTheTopicMeanwhileLeavesTheStateToo() {
        kafka.send(List.of(network("some-network", "uid"), network("other-network", "uid")));
        try (var before = OpenNetworks.in(environment)) {
            within(PATIENCE, () -> assertThat(before.state().all()).hasSize(2));
        }
        remove("some-network");
        try (var after = OpenNetworks.in(environment)) {
            within(PATIENCE, () -> assertThat(after.state().all()).containsExactly(network("other-network", "uid")));
        }
    }

    @Test
    void onlyACompactedTopicIsOpenedAndOnlyOnce() {
        try (var networks = OpenNetworks.in(environment)) {
            assertThatThrownBy(() -> networks.states().open(Topic.NETWORKS, NetworkChanged.class))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("open already");
            assertThatThrownBy(() -> networks.states().open(Topic.CLICKS, NetworkChanged.class))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not compacted");
        }
    }

    private void remove(String network) {
        kafka.sendRaw(List.of(HouseKafka.raw(environment.topic(Topic.NETWORKS), network, null, Map.of())));
    }
}
