package io.clicktrail.crm.hook;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.EventId;
import io.clicktrail.event.RawBody;
import io.clicktrail.event.WebhookEvent.AmoHookReceived;

/** A hook as it came. */
record RawHook(
        EventId id,
        Endpoint endpoint,
        Instant receivedAt,
        @Nullable String contentType,
        RawBody body) {

    static RawHook of(AmoHookReceived event) {
        return new RawHook(
                event.id(),
                Endpoint.find(event.endpoint()).orElse(Endpoint.SALES_WEBHOOK),
                event.occurredAt(),
                event.contentType(),
                event.body());
    }

    /** The same for a hook that is sent again. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.bytes());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
