package io.clicktrail.postback.delivery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.clicktrail.http.problem.ProblemException;

/** What stands in the fields above the list; an empty field asks for nothing. */
record DeliverySearch(
        @Nullable String network,
        @Nullable String state,
        @Nullable String conversion) {

    DeliverySearch {
        network = filled(network);
        state = filled(state);
        conversion = filled(conversion);
    }

    /** @throws ProblemException where it cannot be one */
    @Nullable
    UUID conversionId() {
        try {
            return conversion == null ? null : UUID.fromString(conversion);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(400, "invalid_field", "conversion: a conversion's id is a UUID");
        }
    }

    /** The same question as part of an address. */
    public String query() {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        fields.put("network", network);
        fields.put("state", state);
        fields.put("conversion", conversion);
        return fields.entrySet().stream()
                .filter(field -> field.getValue() != null)
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue() + "", StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
