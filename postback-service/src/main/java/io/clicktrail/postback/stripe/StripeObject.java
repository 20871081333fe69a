package io.clicktrail.postback.stripe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.Money;
import io.clicktrail.postback.relay.Subject;

/** The object that an event of Stripe is about. */
record StripeObject(JsonNode json) {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final int LONGEST = 200;

    /** The text at a path of names, absent where there is none. */
    @Nullable
    String text(String... path) {
        return textOf(at(path));
    }

    boolean is(String field, String value) {
        return value.equals(text(field));
    }

    /** The numbers at these fields, each an id or the whole object, without those that are not there. */
    List<String> ids(String... fields) {
        List<String> ids = new ArrayList<>();
        for (String field : fields) {
            add(ids, at(field.split("\\.")));
        }
        return ids;
    }

    static void add(List<String> ids, JsonNode node) {
        String id = node.isObject() ? textOf(node.path("id")) : textOf(node);
        if (id != null && !ids.contains(id)) {
            ids.add(id);
        }
    }

    /** Absent where amount or currency is. */
    @Nullable
    Money money(String amountField) {
        JsonNode amount = json.path(amountField);
        String currency = text("currency");
        String capital = currency == null ? "" : currency.toUpperCase(Locale.ROOT);
        boolean usable = amount.isIntegralNumber()
                && amount.canConvertToLong()
                && amount.asLong() >= 0
                && CURRENCY.matcher(capital).matches();
        return usable ? MinorUnits.money(amount.asLong(), capital) : null;
    }

    /** Who it is about, from these objects of metadata, the first that knows; and from the checkout's reference. */
    Subject subject(List<JsonNode> metadata) {
        Subject subject = ofReference(text("client_reference_id"));
        for (JsonNode each : metadata) {
            subject = subject.or(ofMetadata(each));
        }
        return subject;
    }

    JsonNode at(String... path) {
        JsonNode node = json;
        for (String name : path) {
            node = node.path(name);
        }
        return node;
    }

    /** Our token, or a Telegram user; anything else is a number of the shop's own. */
    private static Subject ofReference(@Nullable String reference) {
        ClickId click = ClickId.find(reference);
        return new Subject(click == null ? user(reference) : null, click, null);
    }

    private static Subject ofMetadata(JsonNode metadata) {
        return new Subject(
                user(textOf(metadata.path("user_id"))),
                ClickId.find(textOf(metadata.path("click_id"))),
                textOf(metadata.path("uid")));
    }

    private static @Nullable Long user(@Nullable String text) {
        return text != null && NUMBER.matcher(text).matches() ? Long.valueOf(text) : null;
    }

    static @Nullable String textOf(JsonNode node) {
        String text = node.isString() ? node.asString().strip() : node.isIntegralNumber() ? node.asString() : "";
        return text.isEmpty() || text.length() > LONGEST || text.indexOf(0) >= 0 ? null : text;
    }

    /** When it was made, in seconds; the other moment where it does not say. */
    static Instant created(JsonNode event, Instant otherwise) {
        JsonNode created = event.path("created");
        boolean usable = created.isIntegralNumber() && created.canConvertToInt() && created.asInt() > 0;
        Instant told = usable ? Instant.ofEpochSecond(created.asInt()) : otherwise;
        return told.isAfter(otherwise) ? otherwise : told;
    }
}
