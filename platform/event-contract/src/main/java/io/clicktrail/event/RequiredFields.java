package io.clicktrail.event;

import java.lang.reflect.Method;
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

    /** What is to be known of a component is asked once: the JDK reads annotations of types anew each time. */
    private record Field(String name, Method accessor, boolean optional) {

        static Field of(RecordComponent component) {
            return new Field(
                    component.getName(),
                    component.getAccessor(),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class));
        }

        @Nullable
        Object in(Record value) {
            try {
                return accessor.invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("records of the contract are public", e);
            }
        }
    }

    private static final ClassValue<Field[]> FIELDS = new ClassValue<>() {
        @Override
        protected Field[] computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> !component.getType().isPrimitive())
                    .map(Field::of)
                    .toArray(Field[]::new);
        }
    };

    private RequiredFields() {}

    static void check(TrackingEvent event) {
        checkRecord((Record) event);
    }

    private static void checkRecord(Record value) {
        for (Field field : FIELDS.get(value.getClass())) {
            Object present = field.in(value);
            if (present != null || !field.optional()) {
                checkPresent(field.name(), present);
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
}
