package io.clicktrail.postback.relay;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a call holds, by name: its query, and over it its body, a form or a JSON object. Of nested objects the names are
 * joined with points. Values that nobody has put in ({@code {click_id}}) are not there.
 */
final class Parameters {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int DEEPEST = 4;
    private static final int LONGEST_NUMBER = 40;
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "[\\[{<%#].*[]}>%#]|\\$\\{?.*}|REPLACE.*|OPTIONAL", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NO_TEXT = Pattern.compile("[\\x00\\p{Cs}]");

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    /** Absent where the body is neither a form nor a JSON object. */
    static @Nullable Parameters of(IncomingCall call) {
        Map<String, String> values = FormText.firstOfEach(call.query());
        String body = text(call.body().bytes());
        if (body == null) {
            return null;
        }
        if (!body.isBlank()) {
            Map<String, String> told = isJson(call, body) ? ofJson(body) : FormText.firstOfEach(body);
            if (told == null || told.isEmpty()) {
                return null;
            }
            values.putAll(told);
        }
        return new Parameters(values);
    }

    /** The first that there is of these names. */
    @Nullable
    String first(List<String> names) {
        for (String name : names) {
            String value = usable(values.get(name));
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable String usable(@Nullable String value) {
        if (value == null
                || value.isBlank()
                || PLACEHOLDER.matcher(value.strip()).matches()) {
            return null;
        }
        return NO_TEXT.matcher(value.strip()).replaceAll("\uFFFD");
    }

    private static @Nullable String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean isJson(IncomingCall call, String body) {
        String type = call.header("content-type");
        return type != null && type.contains("json") || body.stripLeading().startsWith("{");
    }

    private static @Nullable Map<String, String> ofJson(String body) {
        try {
            JsonNode root = JSON.readTree(body);
            Map<String, String> values = new LinkedHashMap<>();
            if (root.isObject()) {
                flatten("", root, values, 0);
            }
            return values;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static void flatten(String path, JsonNode object, Map<String, String> values, int depth) {
        object.properties().forEach(property -> {
            JsonNode value = property.getValue();
            if (value.isObject() && depth < DEEPEST) {
                flatten(path + property.getKey() + ".", value, values, depth + 1);
            } else if (value.isNumber()) {
                values.put(path + property.getKey(), number(value.decimalValue()));
            } else if (value.isString() || value.isBoolean()) {
                values.put(path + property.getKey(), value.asString());
            }
        });
    }

    /** Without an exponent, unless somebody wants to see a page of zeros. */
    private static String number(BigDecimal number) {
        boolean isShort = Math.abs((long) number.scale()) + number.precision() < LONGEST_NUMBER;
        return isShort ? number.toPlainString() : number.toString();
    }
}
