package io.clicktrail.http.body;

import java.lang.reflect.Constructor;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Nullness;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Tells Jackson what JSpecify already says: in {@code @NullMarked} code a record's component may be absent or null only
 * where it is {@code @Nullable}, and what lists and maps hold is never null. Primitives keep Jackson's rule: absent is
 * zero or false.
 */
final class RequiredComponents extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        return nullnessOf(member) == Nullness.NON_NULL ? Boolean.TRUE : null;
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated member) {
        return switch (nullnessOf(member)) {
            case NON_NULL -> JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL);
            case NULLABLE -> JsonSetter.Value.forContentNulls(Nulls.FAIL);
            case UNSPECIFIED -> JsonSetter.Value.empty();
        };
    }

    private static Nullness nullnessOf(Annotated member) {
        return member instanceof AnnotatedParameter parameter
                        && parameter.getDeclaringClass().isRecord()
                        && !parameter.getRawType().isPrimitive()
                        && parameter.getOwner().getAnnotated() instanceof Constructor<?> constructor
                ? Nullness.forParameter(constructor.getParameters()[parameter.getIndex()])
                : Nullness.UNSPECIFIED;
    }
}
