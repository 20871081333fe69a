package io.clicktrail.http.body;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/** Text that can be stored and sent on as it is: no NUL, which PostgreSQL refuses, and no half of a character. */
final class PlainText extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    PlainText(ValueDeserializer<?> reader) {
        super(reader);
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reader) {
        return new PlainText(reader);
    }

    @Override
    public @Nullable Object deserialize(JsonParser json, DeserializationContext context) {
        Object value = super.deserialize(json, context);
        if (value instanceof String text && text.codePoints().anyMatch(PlainText::isNoCharacter)) {
            throw new IllegalArgumentException("holds a NUL or half a character");
        }
        return value;
    }

    /** Halves that belong together come as one code point. */
    private static boolean isNoCharacter(int codePoint) {
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }
}
