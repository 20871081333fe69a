package io.clicktrail.event;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Closes the hole between JSON and {@code @NullMarked}: a field that is missing on the wire arrives as null in a
 * component that promises not to be. Looks into records, lists, sets and the values of maps. Primitives are refused
 * by Jackson itself.
 */
final class RequiredFields {

    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> !component.getType().isPrimitive())
                    .toArray(RecordComponent[]::new);
        }
    };

    private RequiredFields() {}

    static void check(TrackingEvent event) {
        checkRecord((Record) event);
    }

    private static void checkRecord(Record value) {
        for (RecordComponent component : COMPONENTS.get(value.getClass())) {
            Object field = read(component, value);
            if (field != null || !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                checkPresent(component.getName(), field);
            }
        }
    }

    private static void checkPresent(String name, @Nullable Object value) {
        switch (value) {
            case null -> throw new UnreadableEventException("missing field " + name);
            case Record inner -> checkRecord(inner);
            case Collection<?> elements -> elements.forEach(element -> checkPresent(name, element));
            case Map<?, ?> entries -> entries.values().forEach(entry -> checkPresent(name, entry));
            default -> {}
        }
    }

    private static @Nullable Object read(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("records of the contract are public", e);
        }
    }
}
