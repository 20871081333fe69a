package io.clicktrail.postback.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.Conversions;
import io.clicktrail.postback.address.AddressPolicy;
import io.clicktrail.postback.network.ConversionStatus;
import io.clicktrail.postback.network.Network;
import io.clicktrail.postback.network.Network.Method;
import io.clicktrail.postback.network.Network.PostbackSpec;
import io.clicktrail.postback.network.PostbackTemplate;
import io.clicktrail.postback.network.SigningSecrets;
import io.clicktrail.transport.trace.Trace;

/** Networks and deliveries for the pure rules. */
final class Deliveries {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final UserHasher USERS =
            new UserHasher("user-hash-key-of-a-test-0123456789012".getBytes(StandardCharsets.UTF_8));
    private static final NetworkId ID = new NetworkId("adnet");

    private Deliveries() {}

    static Network network(String query, Map<ConversionStatus, String> statuses) {
        var policy = new AddressPolicy(Set.of(443), Set.of());
        var template = PostbackTemplate.judged("https://network.example/pb?" + query, policy);
        var spec = new PostbackSpec(template, Method.GET, statuses, SigningSecrets.NONE);
        return new Network(ID, "Ad network", "uid", spec, null, NOW, NOW);
    }

    static PendingDelivery pending(Network network, ConversionStatus status, @Nullable String clickId) {
        var conversion = Conversions.conversionOf("adnet", clickId);
        return new PendingDelivery(Delivery.of(conversion, ID, status, USERS, Trace.start()), network, 2, 0, 2);
    }
}
