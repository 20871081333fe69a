package io.clicktrail.postback.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A call as the API shows it.
 *
 * @param reason why it had no effect
 * @param status the word that nobody knows, of an unmapped one
 * @param duplicateOf the call that had told the same
 * @param query without keys and signatures
 * @param headers and body: only where one call is asked for; a body that is no text in base64
 */
record CallView(
        UUID id,
        String source,
        Instant receivedAt,
        String method,
        String path,
        String query,
        String state,
        @Nullable String reason,
        @Nullable String status,
        @Nullable String effect,
        @Nullable String reference,
        @Nullable UUID duplicateOf,
        @Nullable Long userId,
        @Nullable String click,
        @Nullable String networkClickId,
        @Nullable Duration latency,
        @Nullable Map<String, String> headers,
        @Nullable String body) {}
