package io.clicktrail.postback.delivery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.page.Moments;

/** What stands in the fields above the list; an empty field asks for nothing. */
record DeliverySearch(
        @Nullable String network,
        @Nullable String state,
        @Nullable String click,
        @Nullable String conversion,
        @Nullable String since,
        @Nullable String until) {

    DeliverySearch {
        network = filled(network);
        state = filled(state);
        click = filled(click);
        conversion = filled(conversion);
        since = filled(since);
        until = filled(until);
    }

    /** @throws ProblemException where a field cannot be meant */
    DeliveryFilter filter(Moments moments) {
        return new DeliveryFilter(
                conversionId(), network, state, null, click, null, null, moments.read(since), moments.read(until));
    }

    private @Nullable UUID conversionId() {
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
        fields.put("click", click);
        fields.put("conversion", conversion);
        fields.put("since", since);
        fields.put("until", until);
        return fields.entrySet().stream()
                .filter(field -> field.getValue() != null)
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue() + "", StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
