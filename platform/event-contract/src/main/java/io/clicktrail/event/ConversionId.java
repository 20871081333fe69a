package io.clicktrail.event;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identity of a conversion: a hash of (offer, goal, Telegram user, place), so that repeats of an action collapse by
 * themselves; or of a sale: a hash of (source, reference).
 */
public record ConversionId(@JsonValue UUID value) {

    @JsonCreator
    public static ConversionId parse(String text) {
        return new ConversionId(UUID.fromString(text));
    }

    /** @param place the chat id, message or bot where the action is done */
    public static ConversionId of(OfferId offer, Goal goal, long user, String place) {
        String identity = String.join("\u0000", offer.value(), goal.wireName(), Long.toString(user), place);
        return new ConversionId(UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Of a sale.
     *
     * @param reference the source's own number of it
     */
    public static ConversionId ofSale(String source, String reference) {
        String identity = String.join("\u0000", "sale", source, reference);
        return new ConversionId(UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
