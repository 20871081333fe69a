package io.clicktrail.postback.control;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.clicktrail.event.NetworkId;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.control.Rule.Action;

/**
 * A rule as an admin writes it.
 *
 * @param network absent: of all networks
 * @param priority the smallest is asked first; 100 where it is not given
 * @param action {@code send}, {@code hold} or {@code reject}
 * @param timeZone in which hours are read; UTC where it is not given
 * @param enabled true where it is not given
 */
record RuleRequest(
        String name,
        @Nullable NetworkId network,
        @Nullable Integer priority,
        String action,
        JsonNode condition,
        @Nullable String timeZone,
        @Nullable Boolean enabled) {

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,80}");
    private static final int USUAL_PRIORITY = 100;
    private static final int LAST_PRIORITY = 1_000_000;

    /** @throws ProblemException naming the field that is wrong */
    RuleDraft judged() {
        require(NAME.matcher(name).matches() && !name.isBlank(), "name", "1 to 80 characters");
        int asked = priority == null ? USUAL_PRIORITY : priority;
        require(asked >= 0 && asked <= LAST_PRIORITY, "priority", "0 to " + LAST_PRIORITY);
        return new RuleDraft(
                name.strip(),
                network,
                asked,
                judgedAction(),
                condition,
                ConditionReader.read(condition),
                zone(),
                enabled == null || enabled);
    }

    private Action judgedAction() {
        return switch (action) {
            case "send" -> Action.SEND;
            case "hold" -> Action.HOLD;
            case "reject" -> Action.REJECT;
            default -> throw wrong("action", "send, hold or reject");
        };
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(timeZone == null ? "UTC" : timeZone);
        } catch (DateTimeException e) {
            throw wrong("time_zone", "a zone like Europe/Moscow or UTC");
        }
    }

    private static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw wrong(field, rule);
        }
    }

    private static ProblemException wrong(String field, String rule) {
        return new ProblemException(400, "invalid_field", field + ": " + rule);
    }
}
