package io.clicktrail.postback.control;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.control.Check.Sign;

/**
 * Reads conditions as people write them:
 *
 * <pre>{@code
 * {"all": [{"field": "country", "in": ["RU", "KZ"]},
 *          {"field": "click_to_action", "below": "PT5S"},
 *          {"not": {"field": "premium", "is": true}}]}
 * }</pre>
 *
 * What is wrong is named with its path, so that it can be found in a long one.
 */
final class ConditionReader {

    private static final String INVALID = "invalid_condition";
    private static final int DEEPEST = 8;
    private static final int MOST_PARTS = 100;
    private static final int MOST_WORDS = 500;
    private static final int LONGEST_WORD = 255;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,6})?");
    private static final String SHAPE = "one of all, any, not and field";

    private int parts;

    private ConditionReader() {}

    /** @throws ProblemException that says what is wrong, and where */
    static Condition read(JsonNode json) {
        return new ConditionReader().condition(json, "condition", 1);
    }

    private Condition condition(JsonNode json, String path, int depth) {
        require(json.isObject(), path, "is an object with " + SHAPE);
        require(depth <= DEEPEST, path, "lies deeper than " + DEEPEST);
        require(++parts <= MOST_PARTS, path, "there are more than " + MOST_PARTS + " parts");
        if (json.has("field")) {
            return compare(json, path);
        }
        require(json.size() == 1, path, "has " + SHAPE);
        String key = json.propertyNames().iterator().next();
        JsonNode inner = json.path(key);
        return switch (key) {
            case "all" -> new Condition.All(conditions(inner, path + ".all", depth + 1));
            case "any" -> new Condition.Any(conditions(inner, path + ".any", depth + 1));
            case "not" -> new Condition.Not(condition(inner, path + ".not", depth + 1));
            default -> throw wrong(path, "has " + SHAPE + ", not " + shortened(key));
        };
    }

    private List<Condition> conditions(JsonNode json, String path, int depth) {
        require(json.isArray() && !json.isEmpty(), path, "is a list of one condition or more");
        List<Condition> read = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            read.add(condition(json.path(i), path + "[" + i + "]", depth));
        }
        return List.copyOf(read);
    }

    private static Condition compare(JsonNode json, String path) {
        Field field = Field.named(json.path("field").asString(""));
        if (field == null) {
            throw wrong(path + ".field", "is one of " + Field.names());
        }
        List<Check> checks = json.propertyNames().stream()
                .filter(key -> !key.equals("field"))
                .map(key -> check(field, key, json.path(key), path + "." + key))
                .toList();
        require(!checks.isEmpty(), path, "says nothing of " + field.name());
        return new Condition.Compare(field, checks);
    }

    private static Check check(Field field, String key, JsonNode json, String path) {
        if (key.equals("known")) {
            return new Check.Known(flag(json, path));
        }
        return switch (field.kind()) {
            case TEXT -> textCheck(field, key, json, path);
            case FLAG -> {
                require(key.equals("is"), path, "of " + field.name() + " one can ask: is, known");
                yield new Check.Is(flag(json, path));
            }
            case NUMBER -> new Check.Measure(sign(field, key, path), number(json, path));
            case DURATION -> new Check.Measure(sign(field, key, path), seconds(json, path));
        };
    }

    private static Check textCheck(Field field, String key, JsonNode json, String path) {
        return switch (key) {
            case "is" -> new Check.OneOf(Set.of(word(field, json, path)));
            case "in" -> new Check.OneOf(words(field, json, path));
            case "starts_with" -> new Check.StartsWith(text(json, path));
            case "contains" -> new Check.Contains(text(json, path));
            default -> throw wrong(path, "of " + field.name() + " one can ask: is, in, starts_with, contains, known");
        };
    }

    private static Sign sign(Field field, String key, String path) {
        for (Sign sign : Sign.values()) {
            if (sign.name().toLowerCase(Locale.ROOT).equals(key)) {
                return sign;
            }
        }
        throw wrong(path, "of " + field.name() + " one can ask: is, below, at_most, at_least, above, known");
    }

    private static Set<String> words(Field field, JsonNode json, String path) {
        require(
                json.isArray() && !json.isEmpty() && json.size() <= MOST_WORDS,
                path,
                "is a list of 1 to " + MOST_WORDS + " texts");
        Set<String> words = new HashSet<>();
        for (int i = 0; i < json.size(); i++) {
            words.add(word(field, json.path(i), path + "[" + i + "]"));
        }
        return Set.copyOf(words);
    }

    private static String word(Field field, JsonNode json, String path) {
        String word = text(json, path);
        require(field.words().test(word), path, "is nothing that " + field.name() + " can be");
        return word;
    }

    private static String text(JsonNode json, String path) {
        boolean fits = json.isString()
                && !json.asString().isEmpty()
                && json.asString().length() <= LONGEST_WORD
                && json.asString().indexOf('\u0000') < 0;
        require(fits, path, "is a text of 1 to " + LONGEST_WORD + " characters");
        return json.asString();
    }

    private static boolean flag(JsonNode json, String path) {
        require(json.isBoolean(), path, "is true or false");
        return json.booleanValue();
    }

    /** Money is written as text everywhere, so both are understood. */
    private static BigDecimal number(JsonNode json, String path) {
        String written = json.isNumber() || json.isString() ? json.asString() : "";
        require(NUMBER.matcher(written).matches(), path, "is a number");
        return new BigDecimal(written);
    }

    private static BigDecimal seconds(JsonNode json, String path) {
        try {
            return BigDecimal.valueOf(Duration.parse(json.asString("")).toMillis(), 3);
        } catch (DateTimeException | ArithmeticException e) {
            throw wrong(path, "is a duration, like PT5S or PT2H");
        }
    }

    private static String shortened(String key) {
        return key.length() <= 40 ? key : key.substring(0, 40) + "...";
    }

    private static void require(boolean holds, String path, String rule) {
        if (!holds) {
            throw wrong(path, rule);
        }
    }

    private static ProblemException wrong(String path, String rule) {
        return new ProblemException(400, INVALID, path + ": " + rule);
    }
}
