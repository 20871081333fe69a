package io.clicktrail.postback.page;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.clicktrail.http.problem.ProblemException;

import static java.util.stream.Collectors.joining;

/**
 * A body of the API as a form shows it. A field is named by its path in the body: {@code postback.statuses.approved}; one
 * that ends in {@code []} holds a list, its items on lines or between commas, one that ends in <code>{}</code> JSON. What
 * has no field stands in one of its own, as JSON.
 *
 * @param values by path; those that the body does not have are absent
 * @param rest JSON; empty where all has its field
 */
public record FormBody(Map<String, String> values, String rest) {

    private static final String REST = "rest";
    private static final String LIST = "[]";
    private static final String OBJECT = "{}";
    private static final JsonMapper JSON = new JsonMapper();

    /** @param paths those that have a field */
    public static FormBody of(ObjectNode body, Collection<String> paths) {
        ObjectNode rest = body.deepCopy();
        Map<String, String> values = new LinkedHashMap<>();
        for (String path : paths) {
            JsonNode value = taken(rest, stepsOf(path));
            if (!value.isMissingNode() && !value.isNull()) {
                values.put(path, path.endsWith(OBJECT) ? pretty(value) : text(value));
            }
        }
        return new FormBody(values, rest.isEmpty() ? "" : pretty(rest));
    }

    /** Takes a value out, and what is empty without it. */
    private static JsonNode taken(ObjectNode from, List<String> path) {
        String first = path.getFirst();
        JsonNode found = from.path(first);
        if (path.size() == 1) {
            from.remove(first);
            return found;
        }
        if (!(found instanceof ObjectNode inner)) {
            return JSON.missingNode();
        }
        JsonNode value = taken(inner, path.subList(1, path.size()));
        if (inner.isEmpty()) {
            from.remove(first);
        }
        return value;
    }

    private static String pretty(JsonNode value) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asString)
                        .collect(joining(", "))
                : value.asString();
    }

    /**
     * The body that a form stands for; an empty field is none.
     *
     * @throws ProblemException where what should be a JSON object is none
     */
    public static ObjectNode read(Map<String, String> form) {
        ObjectNode body = object(form.getOrDefault(REST, ""));
        form.forEach((path, value) -> {
            if (!path.equals(REST) && !value.isBlank()) {
                put(body, path, value.strip());
            }
        });
        return body;
    }

    private static ObjectNode object(String written) {
        if (written.isBlank()) {
            return JSON.createObjectNode();
        }
        try {
            if (JSON.readTree(written) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException unreadable) {
            throw ProblemException.of(unreadable);
        }
        throw new ProblemException(400, "bad_request", "what stands there as JSON is no object");
    }

    private static void put(ObjectNode body, String path, String value) {
        List<String> steps = stepsOf(path);
        ObjectNode place = body;
        for (String step : steps.subList(0, steps.size() - 1)) {
            place = place.path(step) instanceof ObjectNode inner ? inner : place.putObject(step);
        }
        if (path.endsWith(OBJECT)) {
            place.set(steps.getLast(), object(value));
        } else if (path.endsWith(LIST)) {
            ArrayNode list = place.putArray(steps.getLast());
            Arrays.stream(value.split("[,\\n]")).map(String::strip).forEach(list::add);
        } else {
            place.put(steps.getLast(), value);
        }
    }

    private static List<String> stepsOf(String path) {
        boolean plain = !path.endsWith(LIST) && !path.endsWith(OBJECT);
        return List.of((plain ? path : path.substring(0, path.length() - LIST.length())).split("\\."));
    }
}
