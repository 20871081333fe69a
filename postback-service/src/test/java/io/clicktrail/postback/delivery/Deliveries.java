package io.clicktrail.postback.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.Conversions;
import io.clicktrail.postback.address.AddressPolicy;
import io.clicktrail.postback.network.ConversionStatus;
import io.clicktrail.postback.network.Network;
import io.clicktrail.postback.network.NetworkRequest;
import io.clicktrail.transport.trace.Trace;

/** Networks and deliveries for the pure rules. */
final class Deliveries {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final UserHasher USERS =
            new UserHasher("user-hash-key-of-a-test-0123456789012".getBytes(StandardCharsets.UTF_8));
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final NetworkId ID = new NetworkId("adnet");

    private Deliveries() {}

    static Network network(String query, Map<ConversionStatus, String> statuses) {
        return network(query, statuses, "");
    }

    /** @param more further fields of {@code postback}, each after a comma; what follows a closing brace is of the network */
    static Network network(String query, Map<ConversionStatus, String> statuses, String more) {
        var policy = new AddressPolicy(Set.of(443), null);
        Map<String, String> words = new TreeMap<>();
        statuses.forEach((status, word) -> words.put(status.wireName(), word));
        String body = """
                {"name": "Ad network", "click_id_parameter": "uid",
                 "postback": {"url_template": "https://network.example/pb?%s", "statuses": %s%s}}""".formatted(query, JSON.writeValueAsString(words), more);
        return JSON.readValue(body, NetworkRequest.class)
                .judged(policy, Duration.ofSeconds(10))
                .asNew(ID, NOW);
    }

    static PendingDelivery pending(Network network, ConversionStatus status, @Nullable String clickId) {
        var conversion = Conversions.conversionOf("adnet", clickId);
        return new PendingDelivery(Delivery.of(conversion, ID, status, USERS, Trace.start()), network, 2, 0, 2);
    }
}
