package io.clicktrail.transport.state;

import static io.clicktrail.transport.state.Networks.network;
import static org.assertj.core.api.Assertions.assertThat;

import io.clicktrail.event.CatalogueEvent.NetworkChanged;
import io.clicktrail.event.EventCodec;
import io.clicktrail.event.Topic;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.OwnServers;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.transport.TransportSettings;
import io.clicktrail.transport.parcel.HouseKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CompactedStateIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final OwnServers SERVERS = OwnServers.start();

    @AfterAll
    static void stopServers() {
        SERVERS.close();
    }

    @Test
    void theNewestOfEachKeyIsKnownAndChangesArrive() {
        ServiceEnvironment environment = SERVERS.forService("click");
        try (var kafka = new HouseKafka(environment)) {
            kafka.send(List.of(network("some-network", "uid"), network("some-network", "cid")));
            CompactedStates states = states(environment);
            CompactedState<NetworkChanged> networks = states.open(Topic.NETWORKS, NetworkChanged.class);

            Eventually.within(PATIENCE, () -> assertThat(networks.ready()).isTrue());
            assertThat(networks.find("some-network")).isEqualTo(network("some-network", "cid"));

            kafka.send(List.of(network("some-network", "sub")));
            Eventually.within(PATIENCE, () -> assertThat(networks.find("some-network"))
                    .isEqualTo(network("some-network", "sub")));
            states.destroy();
        }
    }

    @Test
    void whatCannotBeReadIsPassedOver() {
        ServiceEnvironment environment = SERVERS.forService("click");
        try (var kafka = new HouseKafka(environment)) {
            String topic = environment.topic(Topic.NETWORKS);
            kafka.sendRaw(List.of(
                    HouseKafka.raw(topic, "broken", new byte[] {1, 2}, Map.of(EventCodec.TYPE, "network.changed.v1")),
                    HouseKafka.raw(topic, "unknown", new byte[] {1}, Map.of(EventCodec.TYPE, "never.heard.v1")),
                    HouseKafka.raw(topic, null, new byte[] {1}, Map.of())));
            kafka.send(List.of(network("good-network", "uid")));
            CompactedStates states = states(environment);
            CompactedState<NetworkChanged> networks = states.open(Topic.NETWORKS, NetworkChanged.class);

            Eventually.within(PATIENCE, () -> assertThat(networks.all())
                    .containsExactly(network("good-network", "uid")));
            states.destroy();
        }
    }

    @Test
    void aServiceThatStartsWithoutKafkaAnswersFromItsSnapshotAndCatchesUpLater() {
        ServiceEnvironment environment = SERVERS.forService("click");
        try (var kafka = new HouseKafka(environment)) {
            kafka.send(List.of(network("some-network", "uid")));
            CompactedStates before = states(environment);
            CompactedState<NetworkChanged> first = before.open(Topic.NETWORKS, NetworkChanged.class);
            Eventually.within(PATIENCE, () -> assertThat(first.ready()).isTrue());
            Eventually.within(PATIENCE, () -> assertThat(states(environment)
                            .open(Topic.NETWORKS, NetworkChanged.class)
                            .find("some-network"))
                    .isNotNull());
            before.destroy();

            SERVERS.kafka().kill();
            CompactedStates after = states(environment);
            CompactedState<NetworkChanged> second = after.open(Topic.NETWORKS, NetworkChanged.class);
            assertThat(second.ready()).isTrue();
            assertThat(second.find("some-network")).isEqualTo(network("some-network", "uid"));

            SERVERS.kafka().start();
            kafka.send(List.of(network("some-network", "cid")));
            Eventually.within(PATIENCE, () -> assertThat(second.find("some-network"))
                    .isEqualTo(network("some-network", "cid")));
            after.destroy();
        }
    }

    private static CompactedStates states(ServiceEnvironment environment) {
        var properties = new MapConfigurationPropertySource(Map.of(
                "clicktrail.kafka.topic-prefix", environment.get("CLICKTRAIL_TOPIC_PREFIX"),
                "clicktrail.data-dir", environment.get("CLICKTRAIL_DATA_DIR"),
                "clicktrail.state.snapshot-interval", "10ms"));
        TransportSettings settings = new Binder(properties).bindOrCreate("clicktrail", TransportSettings.class);
        Map<String, Object> consumer = Map.of("bootstrap.servers", environment.kafka());
        return new CompactedStates(consumer, settings, new EventCodec("/test"), new SimpleMeterRegistry());
    }
}
