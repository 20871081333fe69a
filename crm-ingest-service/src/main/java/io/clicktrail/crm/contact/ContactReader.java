package io.clicktrail.crm.contact;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ContactHashes;

/** Whom a lead is about, where its own fields say it: hooks of leads have no contacts. */
public final class ContactReader {

    private final ContactSettings fields;
    private final ContactHasher hasher;

    public ContactReader(ContactSettings fields, ContactHasher hasher) {
        this.fields = fields;
        this.hasher = hasher;
    }

    /** @param values of the lead's fields, by field id */
    public @Nullable ContactHashes read(Map<Long, String> values) {
        return hasher.hash(first(fields.phoneFields(), values), first(fields.emailFields(), values));
    }

    private static @Nullable String first(List<Long> ids, Map<Long, String> values) {
        return ids.stream()
                .flatMap(id -> Stream.ofNullable(values.get(id)))
                .findFirst()
                .orElse(null);
    }
}
