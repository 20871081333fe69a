package io.clicktrail.http.body;

import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;

import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;

/** Puts the rules of text and of times before whatever reads them. */
final class ScalarRules extends ValueDeserializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public ValueDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription.Supplier type, ValueDeserializer<?> deserializer) {
        Class<?> read = type.getBeanClass();
        if (read == String.class) {
            return new PlainText(deserializer);
        }
        return TemporalAccessor.class.isAssignableFrom(read) || TemporalAmount.class.isAssignableFrom(read)
                ? new WrittenTime(deserializer)
                : deserializer;
    }
}
