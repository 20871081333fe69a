package io.clicktrail.click.landing;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.event.LinkId;

/**
 * What the page tells when it is hidden or left.
 *
 * @param pass that the page was given
 * @param link whose page it is, as the page says
 * @param visible how long the page was to be seen, at most {@link #LONGEST}
 */
record Beacon(String pass, LinkId link, Duration visible) {

    /** Nobody reads a landing for longer: somebody has put the phone down with the page open. */
    static final Duration LONGEST = Duration.ofMinutes(30);

    private static final int LARGEST = 1024;
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * The beacon, or null where the body is none.
     *
     * @throws IllegalArgumentException as the contract does where the link has not the shape of one
     */
    static @Nullable Beacon read(byte[] body) {
        if (body.length > LARGEST) {
            return null;
        }
        try {
            return of(JSON.readTree(body));
        } catch (JacksonException rubbish) {
            return null;
        }
    }

    private static @Nullable Beacon of(JsonNode body) {
        JsonNode pass = body.path("pass");
        JsonNode link = body.path("link");
        JsonNode millis = body.path("visible_ms");
        boolean wellFormed = pass.isString()
                && link.isString()
                && millis.isIntegralNumber()
                && millis.canConvertToLong()
                && millis.longValue() >= 0;
        return wellFormed
                ? new Beacon(pass.stringValue(), LinkId.parse(link.stringValue()), capped(millis.longValue()))
                : null;
    }

    private static Duration capped(long millis) {
        return Duration.ofMillis(Math.min(millis, LONGEST.toMillis()));
    }
}
