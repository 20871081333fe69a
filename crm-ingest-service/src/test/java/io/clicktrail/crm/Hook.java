package io.clicktrail.crm;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A hook as AmoCRM writes it: {@code Hook.won(17, 10350882).price(5000).at(1539782664).body()}. */
final class Hook {

    private static final String LEAD = "leads[status][0]";

    private final Map<String, String> fields = new LinkedHashMap<>();
    private int customFields;

    private Hook(long lead, long pipeline, long status, long previousStatus) {
        set("[id]", lead)
                .set("[status_id]", status)
                .set("[pipeline_id]", pipeline)
                .set("[old_status_id]", previousStatus);
    }

    static Hook change(long lead, long pipeline, long status, long previousStatus) {
        return new Hook(lead, pipeline, status, previousStatus);
    }

    static Hook won(long lead, long pipeline) {
        return new Hook(lead, pipeline, 142, 20067736).set("[name]", "Анна " + lead);
    }

    Hook price(String price) {
        return set("[price]", price);
    }

    Hook at(long seconds) {
        return set("[last_modified]", seconds);
    }

    Hook field(long id, String value) {
        String field = "[custom_fields][" + customFields++ + "]";
        return set(field + "[id]", id).set(field + "[values][0][value]", value);
    }

    Hook set(String field, Object value) {
        fields.put(LEAD + field, String.valueOf(value));
        return this;
    }

    String body() {
        return fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"))
                + "&account[subdomain]=example&account[id]=17769199";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
