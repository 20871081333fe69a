package io.clicktrail.crm.hook;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.crm.contact.ContactReader;
import io.clicktrail.crm.deal.LeadDetails;
import io.clicktrail.crm.form.HookNode;
import io.clicktrail.crm.form.PlainText;
import io.clicktrail.event.ClickId;

/**
 * What a hook says of a lead beside its stage. UTM marks are custom fields of the account's own numbers; there may be
 * several fields of one name, so each mark has a list of them, the most trusted first.
 */
final class LeadReader {

    private static final int LONGEST_NAME = 250;
    private static final int LONGEST_MARK = 250;

    private final Map<String, List<Long>> fields;
    private final ContactReader contacts;

    /** @param fields mark without the prefix, such as {@code source} -> field ids, the most trusted first */
    LeadReader(Map<String, List<Long>> fields, ContactReader contacts) {
        this.fields = new LinkedHashMap<>(fields);
        this.contacts = contacts;
    }

    LeadDetails read(HookNode lead) {
        Map<Long, String> values = values(lead.child("custom_fields"));
        Map<String, String> utm = utm(values);
        BigDecimal price = Numbers.amount(lead.text("price"));
        return new LeadDetails(
                PlainText.of(lead.text("name"), LONGEST_NAME),
                price == null || price.signum() == 0 ? null : price,
                utm,
                utm.values().stream()
                        .map(ClickId::find)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                contacts.read(values));
    }

    /** Whether there is a price that cannot be read; taking it for "no price" would be a guess. */
    boolean hasOddPrice(HookNode lead) {
        String price = PlainText.of(lead.text("price"), LONGEST_NAME);
        return price != null && Numbers.amount(price) == null;
    }

    private Map<String, String> utm(Map<Long, String> values) {
        Map<String, String> utm = new LinkedHashMap<>();
        fields.forEach((mark, ids) -> ids.stream()
                .flatMap(id -> Stream.ofNullable(values.get(id)))
                .findFirst()
                .ifPresent(value -> utm.put(mark, value)));
        return utm;
    }

    private static Map<Long, String> values(HookNode customFields) {
        Map<Long, String> values = new HashMap<>();
        for (HookNode field : customFields.children()) {
            Long id = Numbers.id(field.text("id"));
            String value = PlainText.of(firstValue(field.child("values")), LONGEST_MARK);
            if (id != null && value != null) {
                values.put(id, value);
            }
        }
        return values;
    }

    /** {@code values[0][value]}, {@code values[0]} of dates, {@code values[value]} of radio buttons. */
    private static @Nullable String firstValue(HookNode values) {
        return Stream.of(values.child("value"), values.first().child("value"), values.first(), values)
                .map(HookNode::text)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
