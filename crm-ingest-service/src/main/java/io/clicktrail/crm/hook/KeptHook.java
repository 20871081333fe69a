package io.clicktrail.crm.hook;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A hook as people look at it.
 *
 * @param size of the body, in bytes
 * @param body the body as text, where it was asked for; bytes that are no text show as replacement characters
 */
record KeptHook(
        UUID id,
        String endpoint,
        @Nullable String contentType,
        Instant receivedAt,
        String outcome,
        @Nullable String reason,
        int readings,
        long size,
        @Nullable String body) {}
