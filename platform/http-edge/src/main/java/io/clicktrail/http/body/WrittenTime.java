package io.clicktrail.http.body;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/** Times and durations are written as ISO 8601 has them. A number would be seconds to one and milliseconds to another. */
final class WrittenTime extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    WrittenTime(ValueDeserializer<?> reader) {
        super(reader);
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reader) {
        return new WrittenTime(reader);
    }

    @Override
    public @Nullable Object deserialize(JsonParser json, DeserializationContext context) {
        return json.currentToken().isNumeric()
                ? context.handleUnexpectedToken(handledType(), json)
                : super.deserialize(json, context);
    }
}
