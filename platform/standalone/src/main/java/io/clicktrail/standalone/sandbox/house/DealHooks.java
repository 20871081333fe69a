package io.clicktrail.standalone.sandbox.house;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** Hooks as AmoCRM writes them: a form with nested keys. */
public final class DealHooks {
    private static final String LEAD = "leads[status][0]";
    private static final String WON = "142";

    private final Clock clock;
    private final Properties account = account();

    public DealHooks(Clock clock) {
        this.clock = clock;
    }

    public String won(Deal deal) {
        var fields = new LinkedHashMap<String, String>();
        fields.put(LEAD + "[id]", Long.toString(deal.lead()));
        fields.put(LEAD + "[name]", deal.customer());
        fields.put(LEAD + "[status_id]", WON);
        fields.put(LEAD + "[old_status_id]", account.getProperty("stage.before"));
        fields.put(LEAD + "[price]", Integer.toString(deal.price()));
        fields.put(LEAD + "[pipeline_id]", account.getProperty("pipeline"));
        fields.put(LEAD + "[last_modified]", Long.toString(clock.instant().getEpochSecond()));
        putMark(fields, 0, "source", deal.source());
        putMark(fields, 1, "campaign", deal.campaign());
        putMark(fields, 2, "content", deal.click());
        fields.put("account[subdomain]", account.getProperty("subdomain"));
        return form(fields);
    }

    private void putMark(Map<String, String> fields, int index, String name, String value) {
        var field = LEAD + "[custom_fields][" + index + "]";
        fields.put(field + "[id]", account.getProperty("field." + name));
        fields.put(field + "[name]", "utm_" + name);
        fields.put(field + "[values][0][value]", value);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Properties account() {
        var account = new Properties();
        try (var in =
                Objects.requireNonNull(DealHooks.class.getResourceAsStream("/sandbox/sample-account.properties"))) {
            account.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return account;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
