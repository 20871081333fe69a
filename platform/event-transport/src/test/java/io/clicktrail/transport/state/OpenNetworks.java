package io.clicktrail.transport.state;

import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import io.clicktrail.event.CatalogueEvent.NetworkChanged;
import io.clicktrail.event.EventCodec;
import io.clicktrail.event.Topic;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.transport.TransportSettings;

/** The state of the networks, as a service would open it. */
record OpenNetworks(CompactedStates states, CompactedState<NetworkChanged> state, SimpleMeterRegistry meters)
        implements AutoCloseable {

    static OpenNetworks in(ServiceEnvironment environment) {
        var meters = new SimpleMeterRegistry();
        var states = new CompactedStates(
                Map.of("bootstrap.servers", environment.kafka()),
                settings(environment),
                new EventCodec("/test"),
                meters);
        return new OpenNetworks(states, states.open(Topic.NETWORKS, NetworkChanged.class), meters);
    }

    private static TransportSettings settings(ServiceEnvironment environment) {
        var properties = new MapConfigurationPropertySource(Map.of(
                "clicktrail.topics.prefix", environment.get("CLICKTRAIL_TOPIC_PREFIX"),
                "clicktrail.data-dir", environment.get("CLICKTRAIL_DATA_DIR"),
                "clicktrail.state.snapshot-interval", "10ms"));
        return new Binder(properties).bindOrCreate("clicktrail", TransportSettings.class);
    }

    @Nullable
    NetworkChanged find(String network) {
        return state.find(network);
    }

    double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    String health() {
        return new StateHealthIndicator(states).health().getStatus().getCode();
    }

    @Override
    public void close() {
        states.destroy();
    }
}
