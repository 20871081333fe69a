package io.clicktrail.postback.control;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A rule as the API shows it; all but its id and times as {@link RuleRequest} has it. */
record RuleView(
        UUID id,
        String name,
        @Nullable String network,
        int priority,
        String action,
        JsonNode condition,
        String timeZone,
        boolean enabled,
        Instant createdAt,
        Instant changedAt) {}
