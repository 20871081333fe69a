package io.clicktrail.event;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Closes the hole between JSON and {@code @NullMarked}: a field that is missing on the wire arrives as null in a
 * component that promises not to be.
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

    static void check(Record value) {
        for (RecordComponent component : COMPONENTS.get(value.getClass())) {
            checkComponent(component, read(component, value));
        }
    }

    static void check(TrackingEvent event) {
        check((Record) event);
    }

    private static void checkComponent(RecordComponent component, @Nullable Object value) {
        if (value instanceof Record inner) {
            check(inner);
        } else if (value == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            throw new UnreadableEventException("missing field " + component.getName());
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
