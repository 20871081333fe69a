package io.clicktrail.postback.control;

import java.time.ZoneId;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.control.Rule.Action;

/**
 * A rule as an admin decides about it, judged.
 *
 * @param network absent: of all networks
 * @param priority the smallest is asked first
 * @param written the condition as it was written, which is what is kept and shown
 */
record RuleDraft(
        String name,
        @Nullable NetworkId network,
        int priority,
        Action action,
        JsonNode written,
        Condition condition,
        ZoneId zone,
        boolean enabled) {

    Rule rule() {
        return new Rule(name, network, action, condition, zone);
    }
}
