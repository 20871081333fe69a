package io.clicktrail.event;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A field of an event as it stands in JSON, at any depth.
 *
 * @param holder JSON pointer to the object that has the field
 * @param in the record that declares it
 * @param required whether an event without it is refused
 * @param type its Java type
 */
record EventField(String holder, String name, Class<?> in, String component, boolean required, Type type) {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    static List<EventField> of(Golden golden) {
        List<EventField> fields = new ArrayList<>();
        collect("", golden.eventClass(), golden.tree(), fields);
        return fields;
    }

    private static void collect(String pointer, Class<?> type, JsonNode sample, List<EventField> fields) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = wireName(component);
            boolean required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            fields.add(new EventField(pointer, name, type, component.getName(), required, component.getGenericType()));
            descend(pointer + "/" + name, component.getGenericType(), sample.path(name), fields);
        }
    }

    private static void descend(String pointer, Type type, JsonNode value, List<EventField> fields) {
        if (type instanceof ParameterizedType many && value.isArray() && !value.isEmpty()) {
            descend(pointer + "/0", many.getActualTypeArguments()[0], value.get(0), fields);
        } else if (type instanceof Class<?> one && one.isRecord() && value.isObject()) {
            collect(pointer, one, value, fields);
        }
    }

    static String wireName(RecordComponent component) {
        return HUMP.matcher(component.getName()).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    ObjectNode holder(ObjectNode event) {
        return (ObjectNode) event.at(holder);
    }

    String pointer() {
        return holder + "/" + name;
    }

    boolean isMap() {
        return type instanceof ParameterizedType many && many.getRawType() == Map.class;
    }

    boolean isList() {
        return type instanceof ParameterizedType many && !isMap();
    }
}
