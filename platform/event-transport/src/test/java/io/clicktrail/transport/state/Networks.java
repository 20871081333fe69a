package io.clicktrail.transport.state;

import java.time.Instant;

import io.clicktrail.event.CatalogueEvent.NetworkChanged;
import io.clicktrail.event.EventId;
import io.clicktrail.event.NetworkId;

/** Networks for tests, of the smallest state there is. */
final class Networks {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private Networks() {}

    static NetworkChanged network(String slug, String clickIdParameter) {
        EventId id = EventId.derived(NOW, slug, clickIdParameter);
        return new NetworkChanged(id, NOW, new NetworkId(slug), "Network " + slug, clickIdParameter, null, null);
    }
}
