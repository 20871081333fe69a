package io.clicktrail.standalone.sandbox.outside;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call that a stand-in got.
 *
 * @param number rises with every call
 * @param what the path, or of the Bot API the method
 * @param fields query and body, decoded; what is no text in JSON is shown as JSON
 * @param status that it was answered with; 0 where the connection was cut
 */
public record Received(
        long number, Kind kind, Instant at, String method, String what, Map<String, String> fields, int status) {

    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** As it is shown; the token of a bot is no part of it. */
    public Map<String, Object> shown() {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("number", number);
        shown.put("at", at.toString());
        shown.put("kind", kind.wireName());
        shown.put("method", method);
        shown.put("what", what);
        shown.put("fields", fields);
        shown.put("status", status);
        return shown;
    }
}
