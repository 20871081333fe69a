package io.clicktrail.standalone.sandbox.outside;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.standalone.sandbox.web.Request;

/** Query and body of a call as one map, whether the body is a form, JSON or multipart; nested JSON stays JSON. */
final class CallFields {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern PART_NAME = Pattern.compile("name=\"([^\"]*)\"");
    private static final int LONGEST_SHOWN = 4_096;

    private CallFields() {}

    static Map<String, String> of(Request request) {
        var fields = new LinkedHashMap<>(request.query());
        var type = request.header("Content-Type").orElse("");
        if (type.startsWith("application/json")) {
            fields.putAll(ofJson(request.body()));
        } else if (type.startsWith("multipart/form-data")) {
            fields.putAll(ofParts(request.body(), type));
        } else if (request.body().length > 0) {
            fields.putAll(Request.fields(request.text()));
        }
        fields.replaceAll((name, value) -> value.substring(0, Math.min(value.length(), LONGEST_SHOWN)));
        return fields;
    }

    private static Map<String, String> ofJson(byte[] body) {
        var fields = new LinkedHashMap<String, String>();
        try {
            JSON.readTree(body).properties().forEach(field -> fields.put(field.getKey(), shown(field.getValue())));
        } catch (JacksonException e) {
            fields.put("unreadable", new String(body, StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static String shown(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }

    /** The texts; of files only that they are there. */
    private static Map<String, String> ofParts(byte[] body, String type) {
        var fields = new LinkedHashMap<String, String>();
        var boundary = BOUNDARY.matcher(type);
        if (!boundary.find()) {
            return fields;
        }
        for (var part : new String(body, StandardCharsets.UTF_8).split(Pattern.quote("--" + boundary.group(1)))) {
            var headersEnd = part.indexOf("\r\n\r\n");
            var name = PART_NAME.matcher(headersEnd < 0 ? "" : part.substring(0, headersEnd));
            if (name.find()) {
                var file = part.substring(0, headersEnd).contains("filename=");
                fields.put(
                        name.group(1),
                        file ? "(file)" : part.substring(headersEnd + 4).stripTrailing());
            }
        }
        return fields;
    }
}
