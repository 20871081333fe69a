package io.clicktrail.postback.arbitrage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Somebody opened a mini app, as the browser tells it.
 *
 * @param occurredAt by the visitor's clock, where it says so
 * @param utm by full name: {@code utm_source}
 * @param vk by full name: {@code vk_ad_id}
 * @param extra what the browser told beside it
 */
record Visit(
        Person person,
        @Nullable String ref,
        @Nullable String refSource,
        Map<String, String> utm,
        Map<String, String> vk,
        Technical technical,
        Instant occurredAt,
        Map<String, String> extra) {

    /** What a row of this kind is called, for those who ask for it. */
    static final String EVENT_TYPE = "arbitrage_send";

    /** @param verified whether VK has signed the id */
    record Person(
            @Nullable String id,
            boolean verified,
            @Nullable String firstName,
            @Nullable String lastName) {}

    /** @param ip as we saw it, not as the browser says */
    record Technical(
            @Nullable String url,
            @Nullable String userAgent,
            @Nullable String referrer,
            String ip) {}

    /**
     * What may be sent as this field, the best first. Links of VK ads name the source in {@code ref} and the banner in
     * {@code ref_source}; others do it in {@code utm_campaign} and {@code utm_content}.
     */
    List<String> candidates(String field) {
        Stream<@Nullable String> values = switch (field) {
            case "user_id" -> Stream.of(person.id());
            case "ref" -> Stream.of(ref, utm.get("utm_campaign"));
            case "ref_source" -> Stream.of(refSource, utm.get("utm_content"));
            default -> Stream.of(utm.get(field), vk.get(field));
        };
        return values.flatMap(Stream::ofNullable).toList();
    }

    /** As it is shown, by the names in which it came. */
    Map<String, Object> shown() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("event_type", EVENT_TYPE);
        all.put("user_id", person.id());
        all.put("user_verified", person.verified());
        all.put("first_name", person.firstName());
        all.put("last_name", person.lastName());
        all.put("ref", ref);
        all.put("ref_source", refSource);
        all.putAll(utm);
        all.putAll(vk);
        all.put("url", technical.url());
        all.put("user_agent", technical.userAgent());
        all.put("referrer", technical.referrer());
        all.put("ip", technical.ip());
        all.put("timestamp", occurredAt);
        return present(all);
    }

    private static Map<String, Object> present(Map<String, @Nullable Object> all) {
        Map<String, Object> present = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (value != null) {
                present.put(name, Objects.requireNonNull(value));
            }
        });
        return present;
    }
}
